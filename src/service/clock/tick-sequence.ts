// The ticks that one client gets, one behind the other, also when the clock is set meanwhile: set
// forward, the client is behind and catches up; set back, its ticks go on from what the clock shows.

import { type Clock, until, type Wait } from './clock.ts'
import type { Parameters } from './parameters.ts'
import { describe, following, type Tick, tickAt, timeOf } from './ticks.ts'

export class TickSequence {
  readonly #clock: Clock
  #interval: number
  #last: number
  /** What the clock showed when it was last looked at. */
  #seen: number

  constructor(clock: Clock, { interval, after }: Parameters) {
    this.#clock = clock
    this.#interval = interval
    this.#seen = clock.now()
    this.#last = after ?? tickAt(this.#seen, interval)
  }

  get interval(): number {
    return this.#interval
  }

  /** Ticks of another interval have other numbers, and start from now. */
  changeInterval(interval: number): void {
    if (interval === this.#interval) return
    this.#interval = interval
    this.#last = tickAt(this.#clock.now(), interval)
  }

  /** The tick to deliver next. It may have happened. */
  next(): Tick {
    const now = this.#clock.now()
    const isSetBack = now < this.#seen
    this.#seen = now
    // By less than an interval, the client waits a little longer and gets no tick twice.
    if (isSetBack && timeOf(this.#last + 1, this.#interval) - now > 2 * this.#interval) {
      this.#last = tickAt(now, this.#interval) - 1
    }
    return describe(following(this.#last, now, this.#interval), this.#interval)
  }

  /** Until when to wait for a tick before the next look, which is an interval away at the latest. */
  waitFor({ time }: Tick): Wait {
    return { time, longestMs: this.#interval }
  }

  delivered({ tick }: Tick): void {
    this.#last = tick
  }

  /** Resolves with the next tick when it happens, or with null as soon as `signal` is aborted. */
  async arrival(signal: AbortSignal): Promise<Tick | null> {
    while (!signal.aborted) {
      const tick = this.next()
      if (await until(this.#clock, this.waitFor(tick), signal)) return tick
    }
    return null
  }
}
