// What a runtime knows of a request that a `Request` does not tell: for whoever debugs what is between a
// client and a server.

/** What is not known is null. */
export interface RequestDetails {
  /** The name of the runtime, with its version where it tells. */
  runtime: string | null
  /** As in the request line: `1.0`, `1.1`, `2.0`. */
  httpVersion: string | null
  /** Names and values as they came: in their order and spelling, repeated ones apart. */
  headers: [name: string, value: string][] | null
  /** IP address and port. */
  remoteAddress: string | null
  localAddress: string | null
  /** The version of TLS, where this server speaks it: `TLSv1.3`. */
  tls: string | null
}
