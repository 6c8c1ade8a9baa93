// What somebody who counts gets to see of a server. Without one nothing is counted, and counting
// costs nothing.

import type { WebSocketServer } from 'ws'

export interface Meter {
  /** The server that is to be counted, before its first connection. */
  watch(wss: WebSocketServer): void
  /** An upgrade was refused with this status. */
  refused(status: number): void
}
