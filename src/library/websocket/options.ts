// What a route, or the middleware in front of it, may ask for.

import type { CompressOptions } from './adapter/compress-options.ts'
import type { ChooseProtocol } from './protocol.ts'
import type { Limits } from './session/limits.ts'

/** Of one route; what is left out is as the `webSockets` middleware has it, or as the default. */
export interface WebSocketOptions {
  /**
   * The subprotocols that are spoken here, in order of preference, or a function that chooses among those
   * that the client offers; where none fits, the connection has none. Default: the first that is offered.
   */
  protocol?: readonly string[] | ChooseProtocol
  /** What a session may hold. Each has a default. */
  limits?: Partial<Limits>
  /**
   * Compresses messages, with clients that offer it and where the runtime can: permessage-deflate,
   * RFC 7692. Default false.
   */
  compress?: boolean | CompressOptions
}
