// The error of whoever would go on with a connection that is over.

import type { CloseInfo } from '../adapter/raw-socket.ts'

/** The reason of `socket.signal`, and what a pipe into `writable` ends with. */
export class ConnectionClosedError extends Error {
  override readonly name = 'ConnectionClosedError'
  readonly info: CloseInfo

  constructor(info: CloseInfo) {
    super(`The connection is closed (code ${info.code})`)
    this.info = info
  }
}
