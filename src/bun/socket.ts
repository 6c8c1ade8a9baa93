// Bun's server-side WebSocket. It tells how much it buffers and when that has left, and reads on
// whether or not anybody listens.

import { ServedSocket } from '../upgrade/served-socket.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  send(message: string | Uint8Array): number
  close(code: number, reason: string): void
  getBufferedAmount(): number
}

export class BunSocket extends ServedSocket {
  #socket: ServerWebSocket | null = null

  get bufferedAmount(): number {
    return this.#socket?.getBufferedAmount() ?? 0
  }

  /** Bun has the connection open, and this as its data. */
  adopt(socket: ServerWebSocket): void {
    this.#socket = socket
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    const status = this.#socket?.send(message)
    if (flushed === undefined) return
    if (status === -1) this.whenDrained(flushed)
    else flushed()
  }

  close(code: number, reason: string): void {
    this.#socket?.close(code, reason)
  }

  /** Some of what was buffered has left. */
  look(): void {
    if (this.bufferedAmount === 0) this.drained()
  }
}
