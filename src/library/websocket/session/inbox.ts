// What a session receives: a message goes to whoever waits for one, else into the queue, and as long as
// too much is queued the socket is not read.

import type { RawSocket } from '../adapter/raw-socket.ts'
import type { Message } from './message.ts'
import { MessageQueue } from './queue.ts'

/** Who waits for a message: `wrap` makes of it what is waited for. */
interface Waiter<T> {
  wrap(message: Message | null): T
  resolve(value: T): void
}

export class Inbox {
  readonly #queue: MessageQueue
  #socket: RawSocket
  #isPaused = false
  #waiter: Waiter<unknown> | null = null

  /** @param high the queue's high marks */
  constructor(socket: RawSocket, high: { messages: number; bytes: number }) {
    this.#socket = socket
    this.#queue = new MessageQueue(high)
  }

  get length(): number {
    return this.#queue.length
  }

  /** Whether somebody waits; two cannot. */
  get isAwaited(): boolean {
    return this.#waiter !== null
  }

  /** Above its mark, with a socket that cannot be paused. */
  get isOverfull(): boolean {
    return this.#queue.isAboveHighMark && this.#socket.pause === undefined
  }

  /** False when that was too much, and the sender cannot be held back. */
  put(message: Message): boolean {
    return this.#handOver(message) || this.#queue.push(message) || this.#holdBack()
  }

  /** The oldest message that is queued, or undefined. */
  take(): Message | undefined {
    const message = this.#queue.shift()
    if (this.#isPaused && this.#queue.isBelowLowMark) this.#resume()
    return message
  }

  /**
   * The next message to come, once nothing is queued, or null at the end.
   *
   * @returns a promise that rejects with the reason of the signal
   */
  wait<T>(wrap: (message: Message | null) => T, signal?: AbortSignal): Promise<T> {
    // All that has come is answered, so nothing more is about to be sent.
    this.#socket.flush?.()
    return new Promise((resolve, reject) => {
      this.#waiter = { wrap, resolve }
      if (signal !== undefined) this.#giveUpWith(signal, this.#waiter, reject)
    })
  }

  /** Nothing more is let in: whoever waits gets null. */
  end(): void {
    this.#handOver(null)
    // The peer's answer to a close is behind whatever the socket was paused in front of.
    if (this.#isPaused) this.#resume()
  }

  moveTo(socket: RawSocket): void {
    this.#socket = socket
  }

  /** Lets the waiter give up with the signal, and listens to it no more once there is a message. */
  #giveUpWith(
    signal: AbortSignal,
    waiter: Waiter<unknown>,
    reject: (reason: unknown) => void,
  ): void {
    const { resolve } = waiter
    const abort = () => {
      this.#waiter = null
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort, { once: true })
    waiter.resolve = (value) => {
      signal.removeEventListener('abort', abort)
      resolve(value)
    }
  }

  /** Whether somebody has waited for it. */
  #handOver(message: Message | null): boolean {
    const waiter = this.#waiter
    if (waiter === null) return false
    this.#waiter = null
    waiter.resolve(waiter.wrap(message))
    return true
  }

  /** Whether the sender can be. */
  #holdBack(): boolean {
    if (this.#socket.pause === undefined) return false
    if (!this.#isPaused) this.#socket.pause()
    this.#isPaused = true
    return true
  }

  #resume(): void {
    this.#isPaused = false
    this.#socket.resume?.()
  }
}
