// Reads numbers and pieces from bytes, for the decoders. Whatever is cut short throws.

/** @import { Bytes } from './hex.js' */

/** How deep lists may be nested: deeper ones are no data that anybody sends to be read. */
const deepest = 64

export class ByteReader {
  at = 0
  #depth = 0

  /** @param {Bytes} bytes */
  constructor(bytes) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  get isAtEnd() {
    return this.at === this.bytes.length
  }

  /** @param {number} length */
  #skip(length) {
    const from = this.at
    if (from + length > this.bytes.length) throw new RangeError('The bytes end too early')
    this.at += length
    return from
  }

  /** @param {1 | 2 | 4 | 8} size @returns {number | bigint} a bigint where a number would not be exact */
  uint(size) {
    const from = this.#skip(size)
    if (size === 1) return this.view.getUint8(from)
    if (size === 2) return this.view.getUint16(from)
    if (size === 4) return this.view.getUint32(from)
    const big = this.view.getBigUint64(from)
    return big <= Number.MAX_SAFE_INTEGER ? Number(big) : big
  }

  /** @param {1 | 2 | 4 | 8} size @returns {number | bigint} */
  int(size) {
    const from = this.#skip(size)
    if (size === 1) return this.view.getInt8(from)
    if (size === 2) return this.view.getInt16(from)
    if (size === 4) return this.view.getInt32(from)
    const big = this.view.getBigInt64(from)
    return Number.isSafeInteger(Number(big)) ? Number(big) : big
  }

  /** @param {2 | 4 | 8} size IEEE 754 */
  float(size) {
    const from = this.#skip(size)
    if (size === 4) return this.view.getFloat32(from)
    if (size === 8) return this.view.getFloat64(from)
    const half = this.view.getUint16(from)
    const [sign, exponent, fraction] = [half >> 15 ? -1 : 1, (half >> 10) & 31, half & 1023]
    if (exponent === 31) return fraction ? Number.NaN : sign * Infinity
    return sign * (exponent ? 2 ** (exponent - 25) * (1024 + fraction) : 2 ** -24 * fraction)
  }

  /** @param {number | bigint} length */
  piece(length) {
    const from = this.#skip(Number(length))
    return this.bytes.slice(from, this.at)
  }

  /** @param {number | bigint} length */
  text(length) {
    return new TextDecoder('utf-8', { fatal: true }).decode(this.piece(length))
  }

  /** @template T @param {() => T} read one level deeper @returns {T} */
  nested(read) {
    this.#depth += 1
    if (this.#depth > deepest) throw new RangeError('This is nested too deep')
    const value = read()
    this.#depth -= 1
    return value
  }
}

/** @type {(length: number | bigint, read: () => unknown) => unknown[]} */
export const readList = (length, read) => {
  const list = []
  for (let left = Number(length); left > 0; left -= 1) list.push(read())
  return list
}

/** @type {(length: number | bigint, read: () => unknown) => Record<string, unknown>} */
export const readMap = (length, read) => {
  const entries = readList(length, () => {
    const key = read()
    return /** @type {[string, unknown]} */ ([typeof key === 'string' ? key : String(key), read()])
  })
  return Object.fromEntries(/** @type {[string, unknown][]} */ (entries))
}
