// How many connections a server holds, whatever they carry: a WebSocket, an answer that takes its time,
// or nothing for the moment. A connection takes its place with its first request.

import type { Http2Session } from 'node:http2'
import type { Socket } from 'node:net'

/** How long a client for whom there is no place may take to read its answer. */
const OVER_TIMEOUT_MS = 10_000

export type Connection = Socket | Http2Session

export class Places {
  readonly #max: number
  readonly #taken = new Set<Connection>()

  constructor(max: number) {
    this.#max = max
  }

  /** Whether the connection has a place, or gets one now. It is free again when the connection is over. */
  take(connection: Connection): boolean {
    if (this.#taken.has(connection)) return true
    if (this.#taken.size >= this.#max) {
      limitTime(connection)
      return false
    }
    this.#taken.add(connection)
    connection.on('close', this.#free)
    return true
  }

  readonly #free: (this: Connection) => void = freeIn(this.#taken)
}

/** One function for all sockets. */
function freeIn(taken: Set<Connection>) {
  return function free(this: Connection): void {
    taken.delete(this)
  }
}

function limitTime(connection: Connection): void {
  // Of HTTP/2 only the first request has to say so, behind which the session is closed.
  if (!('goaway' in connection)) connection.setTimeout(OVER_TIMEOUT_MS)
  else if (!connection.closed) connection.setTimeout(OVER_TIMEOUT_MS, () => connection.destroy())
}
