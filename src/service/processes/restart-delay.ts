// When a process that has ended is replaced: at once, unless those before it have ended soon as well.

/** A process that has lived longer is no failure of its start. */
const SHORT_LIFE_MS = 10_000

const FIRST_DELAY_MS = 1_000
const MAX_DELAY_MS = 30_000

export class RestartDelay {
  #shortLives = 0

  /** Milliseconds to wait before the next process, when one has lived for so long. */
  after(lifeMs: number): number {
    this.#shortLives = lifeMs < SHORT_LIFE_MS ? this.#shortLives + 1 : 0
    if (this.#shortLives < 2) return 0
    return Math.min(FIRST_DELAY_MS * 2 ** (this.#shortLives - 2), MAX_DELAY_MS)
  }
}
