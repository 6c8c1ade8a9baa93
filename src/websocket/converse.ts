// From an upgrade to a conversation: opens the session on the runtime's socket, runs the handler on
// it, and closes it as the handler ended.

import type { Context } from 'hono'
import type { UpgradeWebSocket, WSContext, WSEvents } from 'hono/ws'
import { CloseCode } from './close-code.ts'
import {
  type FailedRequest,
  failedRequest,
  type KeptRequest,
  keepRequest,
} from './failed-request.ts'
import type { Limits } from './limits.ts'
import { toMessage } from './message.ts'
import { type NativeSocket, nativeSocket, plainSocket, type RawSocket } from './raw-socket.ts'
import type { Session } from './session.ts'
import type { Closure } from './session-interface.ts'
import { ConnectionClosedError } from './streams.ts'

export interface ConversationOptions {
  limits: Limits
  /** Gets what a handler threw, after its connection was closed with 1011. */
  onError: (error: unknown, c: FailedRequest) => Promise<void> | void
}

/** What it takes to tell that a handler threw. */
interface Failure extends Pick<ConversationOptions, 'onError'> {
  request: KeptRequest
}

/** The two halves of a conversation: how its session comes to be, and what is said on it. */
export interface Conversation {
  open(socket: RawSocket, protocol: string): Session
  hold(session: Session): Promise<void> | void
}

/** Answers the request with an upgrade; once that is open, holds the conversation. */
export function converse(
  c: Context,
  upgradeWebSocket: UpgradeWebSocket<unknown>,
  conversation: Conversation,
  onError: ConversationOptions['onError'],
): Promise<Response> {
  return upgradeWebSocket(
    c,
    eventsOf(new Opening(conversation, { request: keepRequest(c), onError })),
  )
}

/** Apart from what it is called by, since a closure keeps alive all that is in scope where it is. */
function eventsOf(opening: Opening): WSEvents<unknown> {
  const events: WSEvents<unknown> = {
    onOpen: (_event, ws) => void opening.open(ws, events),
    // An adapter without an open event (Hono's own for Workers) opens with its first event.
    onMessage: (event, ws) => opening.open(ws, events).receive(toMessage(event.data)),
    onClose: (event, ws) => opening.open(ws, events).end(closureOf(event)),
  }
  return events
}

/** A conversation that begins with the first event of its connection. */
class Opening {
  #conversation: Conversation | null
  #session: Session | null = null
  readonly #failure: Failure

  constructor(conversation: Conversation, failure: Failure) {
    this.#conversation = conversation
    this.#failure = failure
  }

  open(ws: WSContext<unknown>, events: WSEvents<unknown>): Session {
    const conversation = this.#conversation
    if (conversation === null) return this.#session as Session
    const raw = nativeSocket(ws)
    const session = conversation.open(raw ?? plainSocket(ws), ws.protocol ?? '')
    // With the conversation goes the context, unless the handler holds on to it.
    this.#conversation = null
    this.#session = session
    if (raw !== null) listen(raw, session, events)
    closeAfter(begin(conversation, session), session, this.#failure)
    return session
  }
}

/** The default `onError`: one line and the stack, on the console that every runtime has. */
export function logError(error: unknown, c: FailedRequest): void {
  console.error(`The WebSocket handler of ${c.req.path} threw:`, error)
}

// A byte order mark is part of the message.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function listen(raw: NativeSocket, session: Session, events: WSEvents<unknown>): void {
  // Without a listener no adapter makes an event object for each message.
  events.onMessage = undefined
  events.onClose = (event) => session.end(closureOf(event))
  raw.on('message', (data, isBinary) => {
    session.receive(isBinary || typeof data === 'string' ? toMessage(data) : decoder.decode(data))
  })
  raw.on('goingAway', () => session.goAway())
}

function closureOf({ code, reason }: { code: number; reason: string }): Closure {
  return { code, reason, wasClean: code !== CloseCode.abnormal }
}

function begin(conversation: Conversation, session: Session): Promise<void> | void {
  try {
    return conversation.hold(session)
  } catch (error) {
    return Promise.reject(error)
  }
}

/**
 * Closes as the handler ends. An async function that waits would keep its frame for as long, which is
 * more than what is given here.
 */
function closeAfter(held: Promise<void> | void, session: Session, failure: Failure): void {
  Promise.resolve(held).then(
    () => session.close(),
    (error: unknown) => fail(error, session, failure),
  )
}

async function fail(error: unknown, session: Session, { request, onError }: Failure) {
  // A pipe into a connection that the client has closed ends so: nothing went wrong.
  if (error instanceof ConnectionClosedError && session.isClosed()) return
  session.close(CloseCode.internalError)
  try {
    await onError(error, failedRequest(request))
  } catch (cause) {
    console.error('The onError of a WebSocket handler threw:', cause)
  }
}
