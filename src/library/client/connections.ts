// One connection after the other, for a client that is to stay connected.

import type { WebSocketSession } from '../websocket/session/session-interface.ts'
import { type AttemptOptions, connectAtLast } from './attempts.ts'
import { Backoff, type BackoffOptions } from './backoff.ts'
import type { Connect, ConnectOptions } from './options.ts'
import { pause } from './pause.ts'

export interface ConnectionsOptions extends AttemptOptions, Omit<ConnectOptions, 'signal'> {
  /**
   * Ends it: gives up connecting or waiting, or closes the present connection, and the iteration rejects
   * with the signal's reason.
   */
  signal?: AbortSignal
  /** How long to wait from one connection to the next. Each part has a default. */
  backoff?: BackoffOptions
}

/**
 * Connects, hands out the session, and connects anew when the loop asks for the next one, however the
 * last one ended. `break` ends it and closes the present connection, as does asking for the next one
 * while it is open.
 *
 * Before each attempt but the first it waits, by a backoff that grows with attempts that fail and
 * connections that do not last, and at least for as long as the server's `Retry-After` says. A refusal
 * that another attempt would not change (400, 401, 403, 404 and the like, where the platform tells) ends
 * the iteration with its `UpgradeRefusedError`; so do options that are none, with a TypeError.
 *
 * @param url as for `connect()`
 * @throws RangeError for a backoff that is not positive
 *
 * @example
 * ```ts
 * for await (const socket of connections('wss://example.com/feed')) {
 *   await socket.send('subscribe')
 *   for await (const message of socket) console.log(message)
 * }
 * ```
 */
export type Connections = (
  url: string | URL,
  options?: ConnectionsOptions,
) => AsyncGenerator<WebSocketSession, never, void>

/** `connections()` by a platform's `connect()`. */
export function connectionsBy(connect: Connect): Connections {
  return async function* connections(url, options = {}) {
    const { signal } = options
    const backoff = new Backoff(options.backoff)
    for (;;) {
      const socket = await connectAtLast(connect, url, options, backoff)
      const openedAt = performance.now()
      const leave = () => socket.close()
      signal?.addEventListener('abort', leave, { once: true })
      try {
        yield socket
      } finally {
        signal?.removeEventListener('abort', leave)
        socket.close()
      }
      backoff.lasted(performance.now() - openedAt)
      await pause(backoff.next(), signal)
    }
  }
}
