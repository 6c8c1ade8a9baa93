// What a session sends: it goes to the socket at once, and the promise of a send stays pending while
// more than the limit is buffered.

import type { SharedMessage } from '../adapter/shared-message.ts'
import { type Deferred, deferred } from './deferred.ts'
import { type Message, mostFrameBytes, queuedBytes } from './message.ts'
import type { Wire } from './wire.ts'

const sent = Promise.resolve(true)

/** In bytes that the network has not taken yet. */
export interface OutboxLimits {
  /** Above it the promise of a send stays pending. */
  sendBytes: number
  /** Above it nothing more is taken from a handler that does not await its sends. */
  unsentBytes: number
}

export class Outbox {
  readonly #limits: OutboxLimits
  readonly #wire: Wire
  /** What was buffered when the socket was last asked, and the most that was added since. */
  #mostBuffered = 0
  #room: Deferred<boolean> | null = null

  constructor(wire: Wire, limits: OutboxLimits) {
    this.#wire = wire
    this.#limits = limits
  }

  /** False while a send is pending. */
  get hasRoom(): boolean {
    return this.#room === null
  }

  get bufferedAmount(): number {
    return this.#wire.socket.bufferedAmount ?? 0
  }

  /**
   * Resolves with true when there is room for more: at once, unless more than the limit is buffered.
   * Resolves with false if the connection ends first.
   *
   * @param more whether another message is expected in this turn
   * @returns null, and sends nothing, if the handler awaits no send and `unsentBytes` are buffered
   */
  send(message: Message, more: boolean): Promise<boolean> | null {
    // To ask a socket what it buffers is a call into the runtime, so it is not done for each message.
    const most = this.#mostBuffered + mostFrameBytes(message)
    if (most > this.#limits.sendBytes) return this.#sendByTheLimit(message)
    this.#mostBuffered = most
    this.#write(message, more)
    return sent
  }

  /**
   * Sends a message that goes to many, and makes no promise.
   *
   * @returns false, and sends nothing, if more than `maxBytes` are buffered
   */
  sendShared(shared: SharedMessage, maxBytes: number): boolean {
    const { message } = shared
    const bytes = mostFrameBytes(message)
    if (this.#mostBuffered + bytes > maxBytes) {
      const buffered = this.bufferedAmount
      if (buffered > maxBytes) return false
      this.#mostBuffered = buffered
    }
    this.#mostBuffered += bytes
    const { socket } = this.#wire
    if (socket.sendShared === undefined) this.#write(message, false)
    else socket.sendShared(shared)
    return true
  }

  /** The wire has another socket, which has buffered what was sent before. */
  moved(): void {
    // Not infinity, for which V8 would lay out every Outbox anew.
    this.#mostBuffered = this.#limits.sendBytes
  }

  /** The connection is over, or about to be: whoever waits for room waits no more. */
  end(): void {
    this.#settle(false)
  }

  #sendByTheLimit(message: Message): Promise<boolean> | null {
    const buffered = this.#wire.socket.bufferedAmount
    this.#mostBuffered = buffered === undefined ? 0 : buffered + mostFrameBytes(message)
    if (buffered === undefined || buffered + queuedBytes(message) <= this.#limits.sendBytes) {
      this.#write(message, false)
      return sent
    }
    // Who awaits each send never comes here with one pending, so that any single message may pass.
    const isAwaiting = this.#room === null
    if (!isAwaiting && buffered + queuedBytes(message) > this.#limits.unsentBytes) return null
    this.#room ??= deferred()
    const room = this.#room.promise
    this.#write(message, false, () => this.#makeRoom())
    return room
  }

  #write(message: Message, more: boolean, flushed?: () => void): void {
    const { socket } = this.#wire
    try {
      if (more && socket.sendMore !== undefined) socket.sendMore(message)
      else socket.send(message, flushed)
    } catch {
      // workerd throws once the peer has gone, before its close event tells so. As after a close,
      // there is nobody to send to; the close event follows, and `closed` tells how it ended.
    }
  }

  #makeRoom(): void {
    if (this.bufferedAmount <= this.#limits.sendBytes) this.#settle(true)
  }

  #settle(hasRoom: boolean): void {
    this.#room?.resolve(hasRoom)
    this.#room = null
  }
}
