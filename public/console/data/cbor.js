// CBOR, RFC 8949.
import { ByteReader, readList, readMap } from './byte-reader.js'

/** @import { Bytes } from './hex.js' */

const end = Symbol('the break that ends an indefinite length')

/** @param {ByteReader} reader @param {number} detail @returns {number | bigint | null} null: indefinite */
const readLength = (reader, detail) => {
  if (detail < 24) return detail
  if (detail === 31) return null
  const size = /** @type {const} */ ([1, 2, 4, 8])[detail - 24]
  if (!size) throw new RangeError(`The detail ${detail} is reserved`)
  return reader.uint(size)
}

/** @param {ByteReader} reader @param {number} detail */
const readSimple = (reader, detail) => {
  const words = new Map([
    [20, false],
    [21, true],
    [22, null],
    [23, undefined],
  ])
  if (words.has(detail)) return words.get(detail)
  if (detail === 25) return reader.float(2)
  if (detail === 26) return reader.float(4)
  if (detail === 27) return reader.float(8)
  if (detail === 31) return end
  throw new RangeError(`The simple value ${detail} is not assigned`)
}

/** @param {() => unknown} next up to the break */
const readUntilEnd = (next) => {
  const values = []
  for (let value = next(); value !== end; value = next()) values.push(value)
  return values
}

/** @param {Bytes[]} pieces */
const join = (pieces) => {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    joined.set(piece, at)
    at += piece.length
  }
  return joined
}

/** @param {unknown[]} values key, value, key, value */
const pairUp = (values) => {
  const left = values[Symbol.iterator]()
  return readMap(values.length / 2, () => left.next().value)
}

/** @param {ByteReader} reader @returns {unknown} */
const readValue = (reader) => {
  const head = Number(reader.uint(1))
  const [major, detail] = [head >> 5, head & 31]
  const next = () => reader.nested(() => readValue(reader))
  if (major === 7) return readSimple(reader, detail)
  const length = readLength(reader, detail)
  if (length === null) return readIndefinite(major, next)
  if (major === 0) return length
  if (major === 1) return typeof length === 'bigint' ? -1n - length : -1 - length
  if (major === 2) return reader.piece(length)
  if (major === 3) return reader.text(length)
  if (major === 4) return readList(length, next)
  if (major === 5) return readMap(length, next)
  return { tag: length, value: next() }
}

/** @param {number} major @param {() => unknown} next */
const readIndefinite = (major, next) => {
  if (major < 2 || major > 5) throw new RangeError('Only strings, lists and maps have no length')
  const values = readUntilEnd(next)
  if (major === 2) return join(/** @type {Bytes[]} */ (values))
  if (major === 3) return values.join('')
  return major === 4 ? values : pairUp(values)
}

/** @param {Bytes} bytes @throws {RangeError | TypeError} when they are not one item from end to end */
export const decodeCbor = (bytes) => {
  const reader = new ByteReader(bytes)
  const value = readValue(reader)
  if (!reader.isAtEnd || value === end) throw new RangeError('This is not one item')
  return value
}
