// From an upgrade to a conversation: opens the session on the runtime's socket, runs the handler on
// it, and has it closed as the handler ends.

import type { Context } from 'hono'
import type { WSContext, WSEvents } from 'hono/ws'
import { nativeSocket } from './adapter/native-socket.ts'
import type { CloseInfo, NativeSocket, RawSocket } from './adapter/raw-socket.ts'
import { runtimeOf } from './adapter/runtime.ts'
import { type Audience, closeAfter } from './close-after.ts'
import { type Configuration, upgraderOf } from './configuration.ts'
import { isAnybodyListening } from './diagnostics/channels.ts'
import { Trace } from './diagnostics/trace.ts'
import { EventOrder } from './event-order.ts'
import { type KeptRequest, keepRequest } from './failed-request.ts'
import { agreeOnProtocol } from './protocol.ts'
import { CloseCode } from './session/close-code.ts'
import { deferred } from './session/deferred.ts'
import type { Session } from './session/session.ts'

/** The two halves of a conversation: how its session comes to be, and what is said on it. */
export interface Conversation {
  open(socket: RawSocket, protocol: string): Session
  hold(session: Session): unknown
}

/** Answers the request with an upgrade; once that is open, holds the conversation. */
export function converse(
  c: Context,
  conversation: Conversation,
  { limits, onError, protocol, compress }: Configuration,
): Promise<Response> {
  const { maxMessageBytes } = limits
  const upgrade = (agreed: string) => {
    const request = keepRequest(c)
    const onHandler = runtimeOf(c)?.onHandler
    const opening = new Opening(traced(conversation, request, c), { request, onError, onHandler })
    const options = { maxMessageBytes, protocol: agreed, compress }
    return upgraderOf(c)(c, eventsOf(opening), options)
  }
  // At once where it can be: the headers of the 101 are those that the context has now.
  const agreed = agreeOnProtocol(c, protocol)
  return typeof agreed === 'string' ? upgrade(agreed) : agreed.then(upgrade)
}

/** The same conversation; whoever listens is told of all that happens on its connection. */
function traced(conversation: Conversation, request: KeptRequest, c: Context): Conversation {
  if (!isAnybodyListening()) return conversation
  return {
    open(socket, protocol) {
      const session = conversation.open(socket, protocol)
      const trace = new Trace(session, request)
      session.tracer = trace
      trace.opened(c)
      return session
    },
    hold: (session) => conversation.hold(session),
  }
}

/** Apart from what it is called by, since a closure keeps alive all that is in scope where it is. */
function eventsOf(opening: Opening): WSEvents<unknown> {
  const events: WSEvents<unknown> = {
    onOpen: (_event, ws) => opening.open(ws, events),
    // An adapter without an open event (Hono's own for Workers) opens with its first event.
    onMessage(event, ws) {
      opening.open(ws, events)
      events.onMessage?.(event, ws)
    },
    onClose(event, ws) {
      opening.open(ws, events)
      events.onClose?.(event, ws)
    },
  }
  return events
}

/** A conversation that begins with the first event of its connection. */
class Opening {
  #conversation: Conversation | null
  #begin: ((session: Session) => void) | null

  constructor(conversation: Conversation, audience: Audience) {
    this.#conversation = conversation
    this.#begin = beginLater(conversation, audience)
  }

  open(ws: WSContext<unknown>, events: WSEvents<unknown>): void {
    const conversation = this.#conversation
    if (conversation === null) return
    // With the conversation goes the context, unless the handler holds on to it.
    this.#conversation = null
    // Those that open it, which would else call themselves where opening fails.
    events.onMessage = undefined
    events.onClose = undefined
    const open = (socket: RawSocket) => conversation.open(socket, ws.protocol ?? '')
    const raw = nativeSocket(ws)
    this.#begin?.(raw === null ? follow(ws, open, events) : listen(raw, open(raw), events))
    this.#begin = null
  }
}

/**
 * Gives the function that begins the conversation. The handler runs in the async context of the request,
 * which is that of whoever called `then`, and not in that of the event that opens the connection.
 */
function beginLater(conversation: Conversation, audience: Audience): (session: Session) => void {
  const { promise, resolve } = deferred<Session>()
  void promise.then((session) => {
    closeAfter(() => conversation.hold(session), session, audience)
  })
  return resolve
}

/** Has the session follow the events that an adapter makes. */
function follow(
  ws: WSContext<unknown>,
  open: (socket: RawSocket) => Session,
  events: WSEvents<unknown>,
): Session {
  const order = new EventOrder(ws)
  const session = open(order.socket)
  events.onMessage = (event) => order.message(event.data, session)
  events.onClose = (event) => order.close(closeInfoOf(event), session)
  return session
}

/** Has the session listen to the runtime's own socket. */
function listen(raw: NativeSocket, session: Session, events: WSEvents<unknown>): Session {
  // Without a listener no adapter makes an event object for each message.
  events.onMessage = undefined
  events.onClose = (event) => session.end(closeInfoOf(event))
  raw.on('message', (data, isBinary) => session.receive(data, isBinary))
  raw.on('pong', (payload) => session.receivePong(payload))
  raw.on('ending', (ending) => session.endWith(ending))
  raw.on('goingAway', () => session.goAway())
  return session
}

function closeInfoOf({ code, reason }: { code: number; reason: string }): CloseInfo {
  return { code, reason, wasClean: code !== CloseCode.abnormal }
}
