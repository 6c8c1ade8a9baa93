// `acceptAll`: any handler may use `c.var.websocket`, and using it is what accepts the upgrade. Until
// then the request is as open as any other, so a middleware behind can still refuse it, and a path
// that is not there is still not found.

import type { Context, Next } from 'hono'
import type { RawSocket } from './adapter/raw-socket.ts'
import { type Configuration, markAccepted } from './configuration.ts'
import { type Conversation, converse } from './conversation.ts'
import { deferred } from './session/deferred.ts'
import { Session } from './session/session.ts'
import type { WebSocketSession } from './session/session-interface.ts'

/** Runs the handlers behind; their answer stands, unless one of them uses the session first. */
export async function acceptOnUse(
  c: Context,
  next: Next,
  configuration: Configuration,
): Promise<void> {
  const socket = new OpeningSocket()
  const session = new Session(socket, '', configuration.limits)
  const conversation: Conversation = {
    open(opened, protocol) {
      session.moveTo(opened, protocol)
      socket.replay(opened)
      return session
    },
    async hold() {
      // Not before: the first use may well be within the call of next().
      await used
      await answered
      // Hono answers an error itself instead of passing it on, and the answer has been given.
      if (c.error !== undefined) throw c.error
    },
  }
  let accepting: Promise<Response> | undefined
  let isDecided = false
  const { used, guarded } = onFirstUse(session, () => {
    if (!isDecided) accepting = accept(c, conversation, configuration)
  })
  c.set('websocket', guarded)
  const answered = next()
  await Promise.race([used, answered])
  isDecided = true
  if (accepting === undefined) return
  const response = await accepting
  markAccepted(c)
  // The handler may have ended, and its answer be in place, before the upgrade was.
  c.res = undefined
  c.res = response
}

/** The upgrade, with the headers that the context has now: those of the handler's answer come later. */
async function accept(
  c: Context,
  conversation: Conversation,
  configuration: Configuration,
): Promise<Response> {
  // With a response in place, Hono gives the next one a copy of the headers instead of the same.
  void c.res
  return converse(c, conversation, configuration)
}

/** Keeps what a handler sends in the moment before its connection is open. */
class OpeningSocket implements RawSocket {
  #calls: ((socket: RawSocket) => void)[] = []

  send(message: string | Uint8Array<ArrayBuffer>): void {
    this.#calls.push((socket) => socket.send(message))
  }

  close(code: number, reason: string): void {
    this.#calls.push((socket) => socket.close(code, reason))
  }

  replay(socket: RawSocket): void {
    for (const call of this.#calls) call(socket)
    this.#calls = []
  }
}

/** The session behind a guard that tells when a member of it is first touched. */
function onFirstUse(
  session: Session,
  accept: () => void,
): { used: Promise<void>; guarded: WebSocketSession } {
  const { promise: used, resolve } = deferred<void>()
  let isUsed = false
  const guarded = new Proxy<WebSocketSession>(session, {
    get(target, name) {
      if (!isUsed) {
        isUsed = true
        accept()
        resolve()
      }
      // Private fields are the session's own, not the guard's.
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { used, guarded }
}
