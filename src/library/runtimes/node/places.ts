// How many connections a server holds, whatever they carry: a WebSocket, an answer that takes its time,
// or nothing for the moment. A connection takes its place with its first request.

import type { Socket } from 'node:net'

/** How long a client for whom there is no place may take to read its answer. */
const OVER_TIMEOUT_MS = 10_000

export class Places {
  readonly #max: number
  readonly #taken = new Set<Socket>()

  constructor(max: number) {
    this.#max = max
  }

  /** Whether the connection has a place, or gets one now. It is free again when the connection is over. */
  take(socket: Socket): boolean {
    if (this.#taken.has(socket)) return true
    if (this.#taken.size >= this.#max) {
      socket.setTimeout(OVER_TIMEOUT_MS)
      return false
    }
    this.#taken.add(socket)
    socket.on('close', this.#free)
    return true
  }

  readonly #free: (this: Socket) => void = freeIn(this.#taken)
}

/** One function for all sockets. */
function freeIn(taken: Set<Socket>) {
  return function free(this: Socket): void {
    taken.delete(this)
  }
}
