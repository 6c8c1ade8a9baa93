// The WebSockets that a server has open, and what becomes of them when it shuts down.

import type { ServedSocket } from './served-socket.ts'

export class OpenSockets {
  readonly #sockets = new Set<ServedSocket>()
  readonly #closing = new AbortController()
  #left: () => void = () => {}

  /** Aborted by `leave()`: for answers that would go on for as long as their client wants. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  /** The connection is open: its conversation begins. */
  open(socket: ServedSocket): void {
    this.#sockets.add(socket)
    socket.opened()
    if (this.closing.aborted) socket.goAway()
  }

  /** The connection is over. */
  end(socket: ServedSocket, code: number, reason: string): void {
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
