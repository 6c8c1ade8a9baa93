// A clock that stands still until a test moves it, and tells how many timers wait on it.

import type { Clock } from '../../../src/service/clock/index.ts'

interface Timer {
  time: number
  callback: () => void
}

export class FakeClock implements Clock {
  readonly #timers = new Set<Timer>()
  #now: number
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

  schedule(callback: () => void, delayMs: number): () => void {
    const timer = { time: this.#now + delayMs, callback }
    this.#timers.add(timer)
    this.#scheduled()
    return () => this.#timers.delete(timer)
  }

  /** Resolves when a timer waits for this time, or for any. */
  async scheduled(time?: number): Promise<void> {
    const isThere = () =>
      [...this.#timers].some((timer) => time === undefined || timer.time === time)
    while (!isThere()) {
      await new Promise<void>((resolve) => {
        this.#scheduled = resolve
      })
    }
  }

  /** Moves to a time and calls back what is due, in order. */
  moveTo(time: number): void {
    this.#now = time
    const due = [...this.#timers].filter((timer) => timer.time <= time)
    due.sort((one, other) => one.time - other.time)
    for (const timer of due) {
      if (this.#timers.delete(timer)) timer.callback()
    }
  }
}
