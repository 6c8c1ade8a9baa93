// What a session receives: a message goes to whoever waits for one, else into the queue. While too much
// is queued the socket is paused.

import { Lookouts } from './lookouts.ts'
import { type Message, messageOf } from './message.ts'
import { MessageQueue } from './queue.ts'
import type { Wire } from './wire.ts'

/** Who waits for a message: `wrap` makes of it what is waited for. */
interface Waiter<T> {
  wrap(message: Message | null): T
  resolve(value: T): void
}

export class Inbox {
  readonly #queue: MessageQueue
  readonly #wire: Wire
  #isPaused = false
  #isDiscarding = false
  /** When the handler took a message, in milliseconds; null once it has asked for one that was not there. */
  #takenAt: number | null = null
  #waiter: Waiter<unknown> | null = null
  #lookouts: Lookouts | null = null

  /** @param high the queue's high marks */
  constructor(wire: Wire, high: { messages: number; bytes: number }) {
    this.#wire = wire
    this.#queue = new MessageQueue(high)
  }

  get length(): number {
    return this.#queue.length
  }

  /** Whether somebody waits; two cannot. */
  get isAwaited(): boolean {
    return this.#waiter !== null
  }

  /** Whether a message was taken in the last `ms`, and since then nobody has asked for one that was not there. */
  isAnswering(ms: number): boolean {
    return this.#takenAt !== null && performance.now() - this.#takenAt < ms
  }

  /** Above its mark, with a socket that cannot be paused. */
  get isOverfull(): boolean {
    return this.#queue.isAboveHighMark && this.#wire.socket.pause === undefined
  }

  /** A message as a socket delivers it. */
  put(data: string | Uint8Array, isBinary: boolean): void {
    if (this.#isDiscarding) return
    if (this.#waiter !== null) {
      this.#handOver(messageOf(data, isBinary))
      return
    }
    const hasRoom = this.#queue.push(data, isBinary)
    this.#lookouts?.tell(true)
    if (!hasRoom) this.#pause()
  }

  /** The oldest message that is queued, or undefined. */
  take(): Message | undefined {
    const message = this.#queue.shift()
    this.#takenAt = message === undefined ? null : performance.now()
    if (this.#isPaused && this.#queue.isBelowLowMark) this.#resume()
    else if (this.#isPaused) this.#wire.socket.pause?.()
    return message
  }

  /**
   * The next message to come, once nothing is queued, or null at the end.
   *
   * @returns a promise that rejects with the reason of the signal
   */
  wait<T>(wrap: (message: Message | null) => T, signal?: AbortSignal): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiter = { wrap, resolve }
      if (signal !== undefined) this.#giveUpWith(signal, this.#waiter, reject)
    })
  }

  /**
   * True once a message is queued, false at the end. Takes nothing, and any number may wait.
   *
   * @returns a promise that rejects with the reason of the signal
   */
  ready(signal?: AbortSignal): Promise<boolean> {
    this.#takenAt = null
    this.#lookouts ??= new Lookouts()
    return this.#lookouts.wait(signal)
  }

  /** From now on messages are dropped, those that are queued too. */
  discard(): void {
    this.#isDiscarding = true
    this.#takenAt = null
    this.#queue.clear()
    if (this.#isPaused) this.#resume()
  }

  /** Nothing more comes in. Whoever waits is told; returns whether somebody did. */
  end(): boolean {
    // What follows, the peer's answer to a close among it, is behind what the socket was paused for.
    if (this.#isPaused) this.#resume()
    const isAwaited = this.#handOver(null)
    const isLookedFor = this.#lookouts?.tell(this.length > 0) ?? false
    return isAwaited || isLookedFor
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

  /** Returns whether somebody has waited for it. */
  #handOver(message: Message | null): boolean {
    const waiter = this.#waiter
    if (waiter === null) return false
    this.#waiter = null
    if (message !== null) this.#takenAt = performance.now()
    waiter.resolve(waiter.wrap(message))
    return true
  }

  /** Pauses the socket, if it can be paused. */
  #pause(): void {
    const { socket, tracer } = this.#wire
    if (this.#isPaused || socket.pause === undefined) return
    this.#isPaused = true
    socket.pause()
    tracer?.paused()
  }

  #resume(): void {
    this.#isPaused = false
    this.#wire.socket.resume?.()
    this.#wire.tracer?.resumed()
  }
}
