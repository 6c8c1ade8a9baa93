// Bun's server-side WebSocket. It tells how much it buffers and when that has left, and reads on
// whether or not anybody listens. Bun runs the microtasks after each message that it hands out, and
// writes what was sent meanwhile with one system call.

import type { WSEvents } from 'hono/ws'
import type { CompressOptions } from '../../websocket/adapter/compress-options.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { isLargerThan } from '../../websocket/session/message.ts'
import { ServedSocket } from '../shared/served-socket.ts'
import { InflatedBytes } from './inflated-bytes.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  sendText(message: string, compress: boolean): number
  /** Returns the same. */
  sendBinary(message: Uint8Array, compress: boolean): number
  ping(payload?: string): void
  close(code: number, reason: string): void
  /** Ends the connection without a close frame. */
  terminate(): void
  getBufferedAmount(): number
}

export class BunSocket extends ServedSocket {
  /** Smaller messages are not compressed. */
  readonly #threshold: number
  /** In this turn, where messages are compressed. */
  readonly #inflated: InflatedBytes | null
  #socket: ServerWebSocket | null = null
  /** Since the last heartbeat. */
  #hasShownLife = false
  /** Since the last heartbeat. */
  #hasSent = false
  /** A heartbeat has pinged, and nothing has come in since. */
  #isPinged = false

  /** @param compression null: none */
  constructor(
    events: WSEvents<unknown>,
    protocol: string,
    compression: Required<CompressOptions> | null,
  ) {
    super(events, protocol)
    this.#threshold = compression?.threshold ?? Number.POSITIVE_INFINITY
    this.#inflated = compression === null ? null : new InflatedBytes()
  }

  get bufferedAmount(): number {
    return this.#socket?.getBufferedAmount() ?? 0
  }

  /** Bun has the connection open, and this as its data. */
  adopt(socket: ServerWebSocket): void {
    this.#socket = socket
  }

  override received(data: string | Uint8Array): void {
    this.#hasShownLife = true
    if (this.#inflated?.isTooMuchWith(data.length)) this.#endFlood()
    else super.received(data)
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

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
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

  #endFlood(): void {
    this.close(CloseCode.policyViolation, 'Messages come faster than they are read')
  }

  /** Not by Bun's `send()`, which takes either and has no fast path. */
  #write(message: string | Uint8Array<ArrayBuffer>): number | undefined {
    const compress = isLargerThan(message, this.#threshold - 1)
    return typeof message === 'string'
      ? this.#socket?.sendText(message, compress)
      : this.#socket?.sendBinary(message, compress)
  }
}
