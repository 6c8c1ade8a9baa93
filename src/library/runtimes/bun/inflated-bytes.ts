// How much Bun has inflated in this turn: it inflates all that it has read at once, while every other
// connection waits, also when it is paused meanwhile.

/** Out of one read, which is half a megabyte at most until it is inflated. Text is a tenth of this. */
const MAX_BYTES = 32 * 1024 * 1024

export class InflatedBytes {
  #bytes = 0
  #isCounting = false

  /** Counts a message; whether it is one too many. The first one of a turn never is. */
  isTooMuchWith(bytes: number): boolean {
    const isFirst = !this.#isCounting
    if (isFirst) setImmediate(() => this.#forget())
    this.#isCounting = true
    this.#bytes += bytes
    return !isFirst && this.#bytes > MAX_BYTES
  }

  #forget(): void {
    this.#bytes = 0
    this.#isCounting = false
  }
}
