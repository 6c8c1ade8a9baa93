// What somebody who counts gets to see of a server. Without one nothing is counted, and counting
// costs nothing.

export interface Meter {
  /** The server that is to be counted, before its first connection. */
  watch(wss: MeteredServer): void
  /** An upgrade was refused with this status. */
  refused(status: number): void
}

/** The server of `ws`, by its shape: its types are a package that a user of this one has not. */
export interface MeteredServer {
  readonly options: object
  on(event: 'connection', listener: (socket: MeteredConnection) => void): unknown
}

/** One WebSocket of it. */
export interface MeteredConnection {
  /** Text that comes as a string is ASCII. */
  on(event: 'message', listener: (data: string | Uint8Array) => void): unknown
  on(event: 'close', listener: (code: number) => void): unknown
}
