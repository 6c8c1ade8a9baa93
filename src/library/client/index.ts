/**
 * The client's side, on the WebSocket that a platform brings: browsers, Deno, Bun. Imports nothing but files
 * beside it, so that a page can import it as it is. The declarations of all platforms are those of this
 * file.
 *
 * @module @edge-echo/websocket/client
 */

import { type Connections, connectionsBy } from './connections.ts'
import type { Connect } from './options.ts'
import { connectByPlatform } from './platform/connect.ts'

export * from './names.ts'

/**
 * Opens a WebSocket, and resolves once it is open. The session is the same as a handler's: messages are
 * pulled, awaiting `send()` is backpressure, and above `limits` the server is slowed down, or the
 * connection closed where the platform cannot pause. When the server closes, what is queued is read
 * first; its close is answered when the reader has been told, or after `limits.drainMs`. Whoever reads
 * no messages says `discard()`.
 *
 * @param url `ws:`, `wss:`, `http:` or `https:`; in a page also relative to it
 * @throws UpgradeRefusedError when the server answers with something else than an upgrade, where the
 * platform tells (Node, Workers)
 * @throws the reason of the signal; a TypeError or RangeError for options that are none; an Error when
 * there is no connection
 *
 * @example
 * ```ts
 * const socket = await connect('wss://example.com/echo', { signal: AbortSignal.timeout(5000) })
 * await socket.send('hello')
 * console.log(await socket.wait())
 * socket.close()
 * ```
 */
export const connect: Connect = connectByPlatform

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
export const connections: Connections = connectionsBy(connectByPlatform)
