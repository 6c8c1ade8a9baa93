// The messages that arrived before anybody asked for them: first in, first out, with a high and a
// low mark in messages and in bytes. Marks and not a hard limit, because one read from the network
// can hold thousands of small frames that are already here (RFC 6455 has no flow control of its own).

import { EncodedText, type Message, queuedBytes, queuedOf } from './message.ts'

/** The low mark is a quarter of the high one, so that a socket is not paused and resumed by turns. */
const LOW_MARK = 1 / 4

/** Consumed slots are given back once they are this many and outnumber the waiting ones. */
const COMPACT_AT = 1024

export class MessageQueue {
  readonly #highMessages: number
  readonly #highBytes: number
  #items: (Message | EncodedText | undefined)[] = []
  #head = 0
  #bytes = 0

  /** @param high the high marks: messages, and bytes as `queuedBytes` counts them */
  constructor(high: { messages: number; bytes: number }) {
    this.#highMessages = high.messages
    this.#highBytes = high.bytes
  }

  get length(): number {
    return this.#items.length - this.#head
  }

  get bytes(): number {
    return this.#bytes
  }

  /** More is waiting than the high mark allows: the sender has to be stopped. */
  get isAboveHighMark(): boolean {
    return this.length > this.#highMessages || this.#bytes > this.#highBytes
  }

  /** Little enough is waiting that the sender may go on. */
  get isBelowLowMark(): boolean {
    return this.length <= this.#highMessages * LOW_MARK && this.#bytes <= this.#highBytes * LOW_MARK
  }

  /**
   * Takes a message as a socket delivers it.
   *
   * @returns false when that is more than the high mark allows
   */
  push(data: string | Uint8Array, isBinary = typeof data !== 'string'): boolean {
    const item = queuedOf(data, isBinary)
    const length = this.#items.push(item) - this.#head
    this.#bytes += queuedBytes(item)
    return length <= this.#highMessages && this.#bytes <= this.#highBytes
  }

  /** Drops what is waiting. */
  clear(): void {
    this.#items = []
    this.#head = 0
    this.#bytes = 0
  }

  /** The oldest message, or undefined when none waits: `''` is a message. */
  shift(): Message | undefined {
    const item = this.#items[this.#head]
    if (item === undefined) return undefined
    this.#items[this.#head] = undefined
    this.#head += 1
    this.#bytes -= queuedBytes(item)
    if (this.#head === this.#items.length) {
      this.#items.length = 0
      this.#head = 0
    } else if (this.#head >= COMPACT_AT && this.#head * 2 >= this.#items.length) {
      this.#items.splice(0, this.#head)
      this.#head = 0
    }
    return item instanceof EncodedText ? item.decode() : item
  }
}
