// Bun's server-side WebSocket. It tells how much it buffers and when that has left, and reads on
// whether or not anybody listens. Bun runs the microtasks after each message that it hands out, and
// writes what was sent meanwhile with one system call.

import { CloseCode } from '../../websocket/session/close-code.ts'
import { ServedSocket } from '../shared/served-socket.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  sendText(message: string): number
  /** Returns the same. */
  sendBinary(message: Uint8Array): number
  ping(payload?: string): void
  close(code: number, reason: string): void
  /** Ends the connection without a close frame. */
  terminate(): void
  getBufferedAmount(): number
}

export class BunSocket extends ServedSocket {
  #socket: ServerWebSocket | null = null
  /** Since the last heartbeat. */
  #hasShownLife = false
  /** Since the last heartbeat. */
  #hasSent = false
  /** A heartbeat has pinged, and nothing has come in since. */
  #isPinged = false

  get bufferedAmount(): number {
    return this.#socket?.getBufferedAmount() ?? 0
  }

  /** Bun has the connection open, and this as its data. */
  adopt(socket: ServerWebSocket): void {
    this.#socket = socket
  }

  override received(data: string | Uint8Array): void {
    this.#hasShownLife = true
    super.received(data)
  }

  /** A ping has come in. */
  pinged(): void {
    this.#hasShownLife = true
  }

  override ponged(payload: string): void {
    this.#hasShownLife = true
    super.ponged(payload)
  }

  /**
   * Pings a client that is sent to and silent, and ends its connection at the next heartbeat. Of one
   * that is not sent to, Bun's own timer takes care.
   */
  beat(): void {
    if (this.#hasShownLife) this.#isPinged = false
    else if (this.#hasSent) this.#askForLife()
    this.#hasShownLife = false
    this.#hasSent = false
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    this.#hasSent = true
    if (this.#write(message) !== -1) flushed?.()
    else if (flushed !== undefined) this.whenDrained(flushed)
  }

  ping(payload: string): void {
    this.#socket?.ping(payload)
  }

  close(code: number, reason: string): void {
    if (code !== CloseCode.abnormal) this.#socket?.close(code, reason)
    else if (this.bufferedAmount === 0) this.terminate()
    else this.whenDrained(() => this.terminate())
  }

  terminate(): void {
    this.#socket?.terminate()
  }

  /** Some of what was buffered has left. */
  look(): void {
    if (this.bufferedAmount === 0) this.drained()
  }

  #askForLife(): void {
    if (this.#isPinged) this.terminate()
    else this.#socket?.ping()
    this.#isPinged = true
  }

  /** Not by Bun's `send()`, which takes either and has no fast path. */
  #write(message: string | Uint8Array): number | undefined {
    return typeof message === 'string'
      ? this.#socket?.sendText(message)
      : this.#socket?.sendBinary(message)
  }
}
