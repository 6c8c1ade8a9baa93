// How long to wait before the next attempt: a random part of a time that doubles, so that the clients of
// a server that has restarted do not come back all at once.
// https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/

import { MAX_TIMER_MS } from '../websocket/session/limits.ts'

/** How long to wait from one attempt to the next. */
export interface BackoffOptions {
  /** The first wait is at most this long, in milliseconds; each next one twice as long. Default 1000. */
  minMs?: number
  /** But no longer than this. Default 30,000. */
  maxMs?: number
  /** A connection that lasted this long starts it over. Default 5000. */
  steadyMs?: number
}

export class Backoff {
  readonly #minMs: number
  readonly #maxMs: number
  readonly #steadyMs: number
  #attempts = 0

  /** @throws RangeError for a time that is not positive */
  constructor({ minMs = 1000, maxMs = 30_000, steadyMs = 5000 }: BackoffOptions = {}) {
    for (const [name, ms] of Object.entries({ minMs, maxMs, steadyMs })) {
      if (!(ms > 0)) throw new RangeError(`The backoff's ${name} is a positive number, not ${ms}`)
    }
    this.#minMs = minMs
    this.#maxMs = maxMs
    this.#steadyMs = steadyMs
  }

  /** How long to wait, in milliseconds: from nothing to the whole time, and so "full jitter". */
  next(): number {
    const most = Math.min(MAX_TIMER_MS, this.#maxMs, this.#minMs * 2 ** this.#attempts)
    this.#attempts += 1
    return Math.random() * most
  }

  /** A connection is over. */
  lasted(ms: number): void {
    if (ms >= this.#steadyMs) this.#attempts = 0
  }
}
