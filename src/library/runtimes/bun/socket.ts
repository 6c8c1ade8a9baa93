// Bun's server-side WebSocket. It tells how much it buffers and when that has left, and reads on
// whether or not anybody listens. Bun runs the microtasks after each message that it hands out, and
// writes what was sent meanwhile with one system call.

import { ServedSocket } from '../shared/served-socket.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  sendText(message: string): number
  /** Returns the same. */
  sendBinary(message: Uint8Array): number
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
    if (this.#write(message) !== -1) flushed?.()
    else if (flushed !== undefined) this.whenDrained(flushed)
  }

  close(code: number, reason: string): void {
    this.#socket?.close(code, reason)
  }

  /** Some of what was buffered has left. */
  look(): void {
    if (this.bufferedAmount === 0) this.drained()
  }

  /** Not by Bun's `send()`, which takes either and has no fast path. */
  #write(message: string | Uint8Array): number | undefined {
    return typeof message === 'string'
      ? this.#socket?.sendText(message)
      : this.#socket?.sendBinary(message)
  }
}
