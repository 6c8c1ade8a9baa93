// One connection after the other, for a client that is to stay connected.

import type { WebSocketSession } from '../websocket/session/session-interface.ts'
import { type AttemptOptions, connectAtLast } from './attempts.ts'
import { Backoff, type BackoffOptions } from './backoff.ts'
import type { Connect, ConnectOptions } from './options.ts'
import { pause } from './pause.ts'

/** What `connections()` takes. */
export interface ConnectionsOptions extends AttemptOptions, Omit<ConnectOptions, 'signal'> {
  /**
   * Ends it: gives up connecting or waiting, or closes the present connection, and the iteration rejects
   * with the signal's reason.
   */
  signal?: AbortSignal
  /** How long to wait from one connection to the next. Each part has a default. */
  backoff?: BackoffOptions
}

/** `connections()`, by whatever a platform has. */
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
