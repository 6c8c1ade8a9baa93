// The WebSockets that a server has open: how many there may be, and what becomes of them when it shuts
// down.

import type { ServedSocket } from './served-socket.ts'

const DEFAULT_MAX_CONNECTIONS = 10_000

export class OpenSockets<Socket extends ServedSocket = ServedSocket> {
  readonly #maxConnections: number
  readonly #sockets = new Set<Socket>()
  readonly #closing = new AbortController()
  /** Accepted, and not open yet. */
  #opening = 0
  #left: () => void = () => {}

  /** @param maxConnections WebSockets and requests at a time. Default 10,000 */
  constructor(maxConnections: number = DEFAULT_MAX_CONNECTIONS) {
    this.#maxConnections = maxConnections
  }

  /** Aborted by `leave()`: for answers that would go on for as long as their client wants. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** Whether there is no place, beside so many requests in progress, for the one that is counted last. */
  isFullWith(requests: number): boolean {
    return this.#sockets.size + this.#opening + requests > this.#maxConnections
  }

  /** Keeps the place of a connection that is accepted; gives what gives it back, once it is open or is not to be. */
  keepPlace(): () => void {
    this.#opening += 1
    let isKept = true
    return () => {
      if (isKept) this.#opening -= 1
      isKept = false
    }
  }

  [Symbol.iterator](): IterableIterator<Socket> {
    return this.#sockets.values()
  }

  /** The connection is open: its conversation begins. */
  open(socket: Socket): void {
    this.#sockets.add(socket)
    socket.opened()
    if (this.closing.aborted) socket.goAway()
  }

  /** The connection is over. */
  end(socket: Socket, code: number, reason: string): void {
    this.#sockets.delete(socket)
    socket.ended(code, reason)
    if (this.#sockets.size === 0) this.#left()
  }

  /**
   * Lets each connection finish what it has received and close with 1001. Resolves when all are gone.
   */
  leave(): Promise<void> {
    this.#closing.abort()
    const left = new Promise<void>((resolve) => {
      this.#left = resolve
    })
    for (const socket of this.#sockets) socket.goAway()
    if (this.#sockets.size === 0) this.#left()
    return left
  }
}
