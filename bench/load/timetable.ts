// When each message of a paced load is due, and what came of it.

import { quantile } from '../statistics.ts'

export interface Pace {
  /** Messages, on all connections together. */
  perSecond: number
  warmupMs: number
  measureMs: number
}

/** In microseconds. */
export interface RoundTrips {
  p50: number
  p99: number
  'p99.9': number
  /** How late the generator was in sending, p99; part of the others. */
  lateness: number
}

export class Timetable {
  /** Messages, those of the warm-up included. */
  readonly total: number
  readonly #warmup: number
  readonly #intervalMs: number
  readonly #startMs: number
  readonly #sentLateMs: Float64Array<ArrayBuffer>
  readonly #roundTripMs: Float64Array<ArrayBuffer>

  /** The first message is due at once. */
  constructor({ perSecond, warmupMs, measureMs }: Pace) {
    this.#intervalMs = 1000 / perSecond
    this.#warmup = Math.ceil(warmupMs / this.#intervalMs)
    this.total = this.#warmup + Math.ceil(measureMs / this.#intervalMs)
    this.#sentLateMs = new Float64Array(this.total)
    this.#roundTripMs = new Float64Array(this.total)
    this.#startMs = performance.now()
  }

  /** In the milliseconds of `performance.now()`. */
  dueMs(message: number): number {
    return this.#startMs + message * this.#intervalMs
  }

  sent(message: number, nowMs: number): void {
    this.#sentLateMs[message] = nowMs - this.dueMs(message)
  }

  received(message: number, nowMs: number): void {
    this.#roundTripMs[message] = nowMs - this.dueMs(message)
  }

  /** Of all that were measured, once they are back. */
  summarize(): RoundTrips {
    const roundTrips = this.#roundTripMs.subarray(this.#warmup).sort()
    const sentLate = this.#sentLateMs.subarray(this.#warmup).sort()
    return {
      p50: quantile(roundTrips, 0.5) * 1000,
      p99: quantile(roundTrips, 0.99) * 1000,
      'p99.9': quantile(roundTrips, 0.999) * 1000,
      lateness: quantile(sentLate, 0.99) * 1000,
    }
  }
}
