// From an upgrade to a conversation: opens the session on the runtime's socket, runs the handler on
// it, and closes it as the handler ended.

import type { Context } from 'hono'
import type { UpgradeWebSocket, WSContext, WSEvents } from 'hono/ws'
import { CloseCode } from './close-code.ts'
import type { Limits } from './limits.ts'
import { toMessage } from './message.ts'
import { type NativeSocket, nativeSocket, plainSocket, type RawSocket } from './raw-socket.ts'
import type { Session } from './session.ts'
import { ConnectionClosedError } from './streams.ts'

export interface ConversationOptions {
  limits: Limits
  /** Gets what a handler threw, after its connection was closed with 1011. */
  onError: (error: unknown, c: Context) => Promise<void> | void
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
  let session: Session | undefined
  const open = (ws: WSContext<unknown>): Session => {
    if (session !== undefined) return session
    const raw = nativeSocket(ws)
    session = conversation.open(raw ?? plainSocket(ws), ws.protocol ?? '')
    if (raw !== null) {
      // Without a listener no adapter makes an event object for each message.
      events.onMessage = undefined
      listen(raw, session)
    }
    hold(session, conversation, (error) => onError(error, c)).catch((error: unknown) => {
      console.error('The onError of a WebSocket handler threw:', error)
    })
    return session
  }
  const events: WSEvents<unknown> = {
    onOpen: (_event, ws) => void open(ws),
    // An adapter without an open event (Hono's own for Workers) opens with its first event.
    onMessage: (event, ws) => open(ws).receive(toMessage(event.data)),
    onClose: (event, ws) =>
      open(ws).end({
        code: event.code,
        reason: event.reason,
        wasClean: event.code !== CloseCode.abnormal,
      }),
  }
  return upgradeWebSocket(c, events)
}

/** The default `onError`: one line and the stack, on the console that every runtime has. */
export function logError(error: unknown, c: Context): void {
  console.error(`The WebSocket handler of ${c.req.path} threw:`, error)
}

// A byte order mark is part of the message.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

function listen(raw: NativeSocket, session: Session): void {
  raw.on('message', (data, isBinary) => {
    session.receive(isBinary || typeof data === 'string' ? toMessage(data) : decoder.decode(data))
  })
  raw.on('goingAway', () => session.goAway())
}

async function hold(
  session: Session,
  conversation: Conversation,
  onError: (error: unknown) => Promise<void> | void,
): Promise<void> {
  try {
    await conversation.hold(session)
    session.close()
  } catch (error) {
    // A pipe into a connection that the client has closed ends so: nothing went wrong.
    if (error instanceof ConnectionClosedError && session.isClosed()) return
    session.close(CloseCode.internalError)
    await onError(error)
  }
}
