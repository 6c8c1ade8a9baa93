// What connect() takes and gives, alike on every platform.

import type { CompressOptions } from '../websocket/adapter/compress-options.ts'
import type { Limits } from '../websocket/session/limits.ts'
import type { WebSocketSession } from '../websocket/session/session-interface.ts'

/** What `connect()` takes. */
export interface ConnectOptions {
  /** The subprotocols to offer, in the order of preference. Default none. */
  protocols?: string[]
  /**
   * Request headers, such as `Authorization` and `Cookie`. Those that belong to one connection (`Host`,
   * `Connection`, `Sec-WebSocket-Key` and the like) are left out, so that the headers of another request
   * can be given as they are. Not in a browser, which lets nobody set headers.
   */
  headers?: HeadersInit
  /**
   * Gives up connecting; once the server has refused, it ends the body of the refusal, which is told. Once the
   * connection is open it does nothing: close the session then.
   */
  signal?: AbortSignal
  /** What the session may hold. Each has a default. */
  limits?: Partial<Limits>
  /**
   * Offers to compress messages: permessage-deflate, RFC 7692. Default false. For Node; other platforms
   * decide by themselves.
   */
  compress?: boolean | CompressOptions
}

/** `connect()`, by whatever a platform has. */
export type Connect = (url: string | URL, options?: ConnectOptions) => Promise<WebSocketSession>
