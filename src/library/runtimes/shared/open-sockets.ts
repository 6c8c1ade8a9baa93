// The WebSockets that a server has open: how many there may be, and what becomes of them when it shuts
// down.

import type { ServedSocket } from './served-socket.ts'

const DEFAULT_MAX_CONNECTIONS = 10_000

export class OpenSockets<Socket extends ServedSocket = ServedSocket> {
  readonly #maxConnections: number
  readonly #sockets = new Set<Socket>()
  readonly #closing = new AbortController()
  /** Upgrades that the app has not answered yet. */
  #upgrades = 0
  #left: () => void = () => {}

  /** @param maxConnections WebSockets at a time, with those that the app is asked for. Default 10,000 */
  constructor(maxConnections: number = DEFAULT_MAX_CONNECTIONS) {
    this.#maxConnections = maxConnections
  }

  /** Aborted by `leave()`: for answers that would go on for as long as their client wants. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** No more upgrades are taken. */
  get isFull(): boolean {
    return this.#sockets.size + this.#upgrades >= this.#maxConnections
  }

  /** Counts an upgrade as a connection for as long as it is being answered. */
  async countUpgrade<T>(answer: () => Promise<T>): Promise<T> {
    this.#upgrades += 1
    try {
      return await answer()
    } finally {
      this.#upgrades -= 1
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
