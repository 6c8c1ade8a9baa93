// A view on the chunk that it was read with keeps all of that in memory. A client can send chunks of pongs
// with one small message in each, so that a queue of a kilobyte would hold 64 MB. What is small is copied
// out of its chunk, many copies into one buffer, since a buffer for each costs more than most messages do.

/** A copy that is larger has a buffer of its own. */
const LARGEST_SHARE = 1 / 4

export class Slab {
  readonly #size: number
  #buffer: Buffer | null = null
  #usedBytes = 0

  /** @param size what a copy keeps in memory at most, in bytes, unless it is larger itself */
  constructor(size: number) {
    this.#size = size
  }

  copy(bytes: Buffer): Buffer {
    const { length } = bytes
    if (length > this.#size * LARGEST_SHARE) return Buffer.from(new Uint8Array(bytes).buffer)
    if (this.#buffer === null || this.#usedBytes + length > this.#size) {
      this.#buffer = Buffer.allocUnsafeSlow(this.#size)
      this.#usedBytes = 0
    }
    const start = this.#usedBytes
    this.#usedBytes += length
    bytes.copy(this.#buffer, start)
    return this.#buffer.subarray(start, this.#usedBytes)
  }
}
