// A message that goes to many sockets. What a runtime makes of it for the wire it can make once, and
// keep here for the next socket.

/** One message for many connections. */
export interface SharedMessage {
  readonly message: string | Uint8Array<ArrayBuffer>
  /** The runtime's own; undefined until it has made something. */
  framed: unknown
}
