// How a client learns that the server does not want its WebSocket.

/** What the server has answered instead of an upgrade. */
export interface Refusal {
  status: number
  headers: Headers
  body: string
}

/**
 * The server answered the handshake with something else than an upgrade. Can be given on as it is:
 * `new Response(error.body, error)`.
 */
export class UpgradeRefusedError extends Error {
  override readonly name = 'UpgradeRefusedError'
  readonly status: number
  readonly headers: Headers
  /** As text; over a network at most its first 64 KiB. */
  readonly body: string

  constructor({ status, headers, body }: Refusal) {
    super(`Cannot connect: the server answered the upgrade with ${status}`)
    this.status = status
    this.headers = headers
    this.body = body
  }
}
