// A clock that stands still until a test moves it, and tells how many timers wait on it. Time goes on
// by `moveTo()`; `setTo()` changes what the clock shows and nothing else.

import type { Clock } from '../../../src/service/clock/index.ts'

interface Timer {
  /** As `elapsed()` counts. */
  due: number
  callback: () => void
}

export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>()
  #now: number
  #elapsed = 0
  #scheduled: () => void = () => {}

  constructor(now: number) {
    this.#now = now
  }

  get timers(): number {
    return this.#timers.size
  }

  now(): number {
    return this.#now
  }

  elapsed(): number {
    return this.#elapsed
  }

  schedule(callback: () => void, delayMs: number): () => void {
    const timer = { due: this.#elapsed + delayMs, callback }
    this.#timers.add(timer)
    this.#scheduled()
    return () => this.#timers.delete(timer)
  }

  /** Resolves when a timer waits for this time as the clock shows it, or for any. */
  async scheduled(time?: number): Promise<void> {
    const isThere = () =>
      [...this.#timers].some((timer) => time === undefined || this.#shownAt(timer) === time)
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        this.#scheduled = resolve
      })
    }
  }

  /** Moves to a time and calls back what is due, in order. */
  moveTo(time: number): void {
    this.#elapsed += time - this.#now
    this.#now = time
    const due = [...this.#timers].filter((timer) => timer.due <= this.#elapsed)
    due.sort((one, other) => one.due - other.due)
    for (const timer of due) {
      if (this.#timers.delete(timer)) timer.callback()
    }
  }

  /** Sets the clock, forward or back, while no time goes by. */
  setTo(time: number): void {
    this.#now = time
  }

  #shownAt({ due }: Timer): number {
    return this.#now + due - this.#elapsed
  }
}
