// A connection as `ws` gets to see it where messages are compressed: one message at a time. What `ws`
// is given it inflates to the end, though it was paused meanwhile, and a few kilobytes can hold hundreds
// of messages of the largest size. It also takes the end of a stream for the end of what was said, while
// messages in front of it are still being inflated. So here the next message, and the end, wait until
// the last one has been delivered.

import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { FrameFollower } from '../frame-follower.ts'

export class PacedStream extends Duplex {
  readonly #socket: Socket
  readonly #onRest: () => void
  readonly #frames = new FrameFollower()
  /** What has been read and not passed on. */
  #held: Buffer | null = null
  /** A whole message has been passed on, and not been delivered yet. */
  #isInflating = false
  #isPassing = false
  #wantsMore = false
  #clientHasEnded = false
  /** Nothing more is read as messages, since there was a close frame or a failure. */
  #isDeaf = false
  /** Who waits until so many of the bytes that are held have been passed on, and delivered. */
  #waiter: { bytes: number; callback: () => void } | null = null

  /**
   * @param head what has been read of it already
   * @param onRest is called when a message has been delivered, before the next one is passed on
   */
  constructor(socket: Socket, head: Buffer, onRest: () => void) {
    super()
    this.#socket = socket
    this.#onRest = onRest
    if (head.length > 0) socket.unshift(head)
    socket.on('data', (chunk: Buffer) => this.#take(chunk))
    socket.on('end', () => {
      this.#clientHasEnded = true
      this.#pass()
    })
    socket.on('error', (error) => this.destroy(error))
    socket.on('close', () => this.destroy())
  }

  /** Whether no message has been begun that is not delivered. */
  get isBetweenMessages(): boolean {
    return !this.#isInflating && this.#frames.isBetweenMessages
  }

  /** `ws` has delivered a message. */
  delivered(): void {
    this.#isInflating = false
    this.#onRest()
    this.#pass()
  }

  /** `ws` has found something wrong, and reads no more. */
  failed(): void {
    this.#isInflating = false
    this.#isDeaf = true
    this.#pass()
  }

  /** Calls back once the messages are delivered that have been read so far. */
  afterReceived(callback: () => void): void {
    if (this.#held === null && !this.#isInflating) callback()
    else this.#waiter = { bytes: this.#held?.length ?? 0, callback }
  }

  /** As of a socket. */
  setTimeout(ms: number, callback?: () => void): this {
    this.#socket.setTimeout(ms, callback)
    return this
  }

  /** As of a socket. */
  setNoDelay(): this {
    this.#socket.setNoDelay()
    return this
  }

  override _read(): void {
    this.#wantsMore = true
    this.#pass()
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: Callback): void {
    this.#socket.write(chunk, callback)
  }

  /** With one system call, as `ws` asks for by corking. */
  override _writev(chunks: { chunk: Buffer }[], callback: Callback): void {
    this.#socket.cork()
    chunks.forEach(({ chunk }, index) => {
      this.#socket.write(chunk, index === chunks.length - 1 ? callback : undefined)
    })
    this.#socket.uncork()
  }

  override _final(callback: Callback): void {
    this.#socket.end(callback)
  }

  override _destroy(error: Error | null, callback: Callback): void {
    this.#socket.destroy()
    this.#held = null
    callback(error)
  }

  #take(chunk: Buffer): void {
    if (this.#isDeaf) return
    this.#held = this.#held === null ? chunk : Buffer.concat([this.#held, chunk])
    this.#pass()
  }

  #pass(): void {
    // A message that is not compressed is delivered within the call that passes it on.
    if (this.#isPassing) return
    this.#isPassing = true
    if (this.#isDeaf) this.#held = null
    while (this.#held !== null && this.#wantsMore && !this.#isInflating) this.#passOne(this.#held)
    this.#isPassing = false
    this.#callWaiter()
    if (this.#held !== null) this.#socket.pause()
    else if (this.#clientHasEnded) this.#end()
    else if (this.#wantsMore || this.#isDeaf) this.#socket.resume()
  }

  #passOne(bytes: Buffer): void {
    const { length, ended } = this.#frames.followOne(bytes)
    this.#held = length === bytes.length ? null : bytes.subarray(length)
    if (this.#waiter !== null) this.#waiter.bytes -= length
    this.#isInflating = ended === 'message'
    this.#isDeaf = ended === 'close'
    if (this.#isDeaf) this.#held = null
    this.#wantsMore = this.push(bytes.subarray(0, length))
  }

  #callWaiter(): void {
    if (this.#waiter === null || this.#isInflating) return
    if (this.#waiter.bytes > 0 && this.#held !== null) return
    const { callback } = this.#waiter
    this.#waiter = null
    callback()
  }

  #end(): void {
    if (!this.#isInflating && !this.readableEnded) this.push(null)
  }
}

type Callback = (error?: Error | null) => void
