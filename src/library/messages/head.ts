// The message that is next to be read, while it is validated and until it is taken: a schema may take its
// time, and no message overtakes another.

import type { Message } from '../websocket/session/message.ts'

/** What a message came to: a value, or the error of whoever looked at it; undefined: it is skipped. */
export type Outcome<T> = { value: T } | { error: unknown } | undefined

export class Head<T> {
  readonly #examine: (message: Message) => Outcome<T> | Promise<Outcome<T>>
  #outcome: Outcome<T>
  #examining: Promise<void> | null = null

  constructor(examine: (message: Message) => Outcome<T> | Promise<Outcome<T>>) {
    this.#examine = examine
  }

  /** Resolves when the message is examined; null when none is. */
  get examined(): Promise<void> | null {
    return this.#examining
  }

  get isReady(): boolean {
    return this.#outcome !== undefined
  }

  /** Whether the next message may be put. */
  get isFree(): boolean {
    return this.#outcome === undefined && this.#examining === null
  }

  put(message: Message): void {
    const outcome = this.#examineAll(message)
    if (!(outcome instanceof Promise)) {
      this.#outcome = outcome
      return
    }
    this.#examining = outcome
      .catch((error: unknown) => ({ error }))
      .then((settled) => {
        this.#examining = null
        this.#outcome = settled
      })
  }

  /** The message, or undefined. Throws what examining it threw. */
  take(): { value: T } | undefined {
    const outcome = this.#outcome
    this.#outcome = undefined
    if (outcome !== undefined && 'error' in outcome) throw outcome.error
    return outcome
  }

  #examineAll(message: Message): Outcome<T> | Promise<Outcome<T>> {
    try {
      return this.#examine(message)
    } catch (error) {
      return { error }
    }
  }
}
