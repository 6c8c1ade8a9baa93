// How far this device's clock is from the server's, as far as the run itself can prove. A delay from
// tick to arrival compares the two, and must not turn a clock that is wrong into a fast transport.

/** This device's time, in milliseconds since 1970 and finer than `Date.now()`. */
export const now = () => performance.timeOrigin + performance.now()

export class ClockOffset {
  #atLeast = -Infinity
  #atMost = Infinity

  /** @type {(time: number, arrival: number) => void} nothing arrives before it has happened */
  arrived(time, arrival) {
    this.#atLeast = Math.max(this.#atLeast, time - arrival)
  }

  /** @type {(nextTime: number, sentAt: number) => void} nor was the next tick due when we asked */
  asked(nextTime, sentAt) {
    this.#atMost = Math.min(this.#atMost, nextTime - sentAt)
  }

  /** To be added to this device's time: 0 unless the clocks provably differ, and then the least. */
  get ms() {
    return Math.max(this.#atLeast, Math.min(this.#atMost, 0))
  }
}
