// `acceptAll`: any handler may use `c.var.websocket`, and using it is what accepts the upgrade. Until
// then the request is as open as any other, so a middleware behind can still refuse it, and a path
// that is not there is still not found.

import type { Context, Next } from 'hono'
import { type Configuration, markAccepted, upgraderOf } from './configuration.ts'
import { converse } from './converse.ts'
import type { RawSocket } from './raw-socket.ts'
import { Session } from './session.ts'
import type { WebSocketSession } from './session-interface.ts'

/** Runs the handlers behind; their answer stands, unless one of them uses the session first. */
export async function acceptOnUse(
  c: Context,
  next: Next,
  { limits, onError }: Configuration,
): Promise<void> {
  const socket = new OpeningSocket()
  const session = new Session(socket, '', limits)
  const { used, guarded } = onFirstUse(session)
  c.set('websocket', guarded)
  const answered = next()
  const wasUsed = await Promise.race([used.then(() => true), answered.then(() => false)])
  if (!wasUsed) return
  const response = await converse(
    c,
    upgraderOf(c),
    {
      open(opened, protocol) {
        session.moveTo(opened, protocol)
        socket.replay(opened)
        return session
      },
      async hold() {
        await answered
        // Hono answers an error itself instead of passing it on, and the answer has been given.
        if (c.error !== undefined) throw c.error
      },
    },
    onError,
  )
  markAccepted(c)
  // The handler may have ended, and its answer be in place, before the upgrade was.
  c.res = undefined
  c.res = response
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
function onFirstUse(session: Session): { used: Promise<void>; guarded: WebSocketSession } {
  let use: () => void = () => {}
  const used = new Promise<void>((resolve) => {
    use = resolve
  })
  const guarded = new Proxy<WebSocketSession>(session, {
    get(target, name) {
      use()
      // Private fields are the session's own, not the guard's.
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { used, guarded }
}
