// Bun's server-side WebSocket. It tells how much it buffers and when that has left. Bun runs the
// microtasks after each message that it hands out, and writes what was sent meanwhile with one system
// call. What it had read when it was paused it still hands out.

import type { WSEvents } from 'hono/ws'
import type { CompressOptions } from '../../websocket/adapter/compress-options.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { isLargerThan } from '../../websocket/session/message.ts'
import { ServedSocket } from '../shared/served-socket.ts'
import { InflatedBytes } from './inflated-bytes.ts'
import { SignsOfLife } from './signs-of-life.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  sendText(message: string, compress: boolean): number
  /** Returns the same. */
  sendBinary(message: Uint8Array, compress: boolean): number
  ping(payload?: string): void
  pong(): void
  /** Stops reading, and Bun's own timer. Not before Bun 1.4.4. */
  pause?(): void
  /** The same goes for this. */
  resume?(): void
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
  readonly #life = new SignsOfLife()
  #socket: ServerWebSocket | null = null
  #isPaused = false

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
    if (socket.pause === undefined) this.pause = undefined
  }

  override received(data: string | Uint8Array): void {
    this.#life.came()
    if (this.#inflated?.isTooMuchWith(data.length)) this.#endFlood()
    else super.received(data)
  }

  /** A ping has come in. */
  pinged(): void {
    this.#life.came()
  }

  override ponged(payload: string): void {
    this.#life.came()
    super.ponged(payload)
  }

  /** Asks a client for life, or ends its connection, as the heartbeat has it. */
  beat(): void {
    const action = this.#life.beat({
      isPaused: this.#isPaused,
      bufferedAmount: this.bufferedAmount,
    })
    if (action === 'end') this.terminate()
    else if (action === 'ping') this.#socket?.ping()
  }

  /**
   * Finds out whether a client has left that is not read, and so not heard: what is written to a connection
   * that its client has left fails.
   */
  probe(): void {
    // A pong that nobody asked for needs no answer. RFC 6455, 5.5.3
    if (this.#isPaused && this.bufferedAmount === 0) this.#socket?.pong()
  }

  /** Undefined on a Bun that cannot: what a handler is behind with closes with 1008 there. */
  pause?(): void {
    this.#life.moved()
    if (this.#isPaused) return
    this.#isPaused = true
    this.#socket?.pause?.()
    // What Bun writes at the end of the callback that this may be called in, it does not tell of.
    setImmediate(() => this.look())
  }

  resume(): void {
    this.#isPaused = false
    this.#life.came()
    this.#socket?.resume?.()
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#life.sent()
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
    this.#life.moved()
    if (this.bufferedAmount === 0) this.drained()
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
