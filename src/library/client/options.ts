// What connect() takes and gives, alike on every platform.

import type { CompressOptions } from '../websocket/adapter/compress-options.ts'
import type { Limits } from '../websocket/session/limits.ts'
import type { WebSocketSession } from '../websocket/session/session-interface.ts'

export interface ConnectOptions {
  /** The subprotocols to offer, in the order of preference. Default none. */
  protocols?: string[]
  /**
   * Request headers, such as `Authorization` and `Cookie`. Those that belong to one connection (`Host`,
   * `Connection`, `Sec-WebSocket-Key` and the like) are left out, so that the headers of another request
   * can be given as they are. Not in a browser, which lets nobody set headers.
   */
  headers?: HeadersInit
  /** Gives up connecting. Once the connection is open it does nothing: close the session then. */
  signal?: AbortSignal
  /** What the session may hold. Each has a default. */
  limits?: Partial<Limits>
  /**
   * Offers to compress messages: permessage-deflate, RFC 7692. Default false. For Node; other platforms
   * decide by themselves.
   */
  compress?: boolean | CompressOptions
}

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
export type Connect = (url: string | URL, options?: ConnectOptions) => Promise<WebSocketSession>
