// MessagePack as its specification has it: github.com/msgpack/msgpack/blob/master/spec.md
import { ByteReader, readList, readMap } from './byte-reader.js'

/** @import { Bytes } from './hex.js' */

/** @param {ByteReader} reader @returns {unknown} */
const readValue = (reader) => {
  const head = Number(reader.uint(1))
  const next = () => reader.nested(() => readValue(reader))
  if (head < 0x80) return head
  if (head < 0x90) return readMap(head & 15, next)
  if (head < 0xa0) return readList(head & 15, next)
  if (head < 0xc0) return reader.text(head & 31)
  if (head >= 0xe0) return head - 0x100
  const read = heads[head]
  if (!read) throw new RangeError(`No value begins with ${head}`)
  return read(reader, next)
}

/** @param {ByteReader} reader @param {number | bigint} length */
const readExtension = (reader, length) => {
  const type = reader.int(1)
  return { extension: type, bytes: reader.piece(length) }
}

/** @type {Record<number, (reader: ByteReader, next: () => unknown) => unknown>} */
const heads = {
  192: () => null,
  194: () => false,
  195: () => true,
  196: (reader) => reader.piece(reader.uint(1)),
  197: (reader) => reader.piece(reader.uint(2)),
  198: (reader) => reader.piece(reader.uint(4)),
  199: (reader) => readExtension(reader, reader.uint(1)),
  200: (reader) => readExtension(reader, reader.uint(2)),
  201: (reader) => readExtension(reader, reader.uint(4)),
  202: (reader) => reader.float(4),
  203: (reader) => reader.float(8),
  204: (reader) => reader.uint(1),
  205: (reader) => reader.uint(2),
  206: (reader) => reader.uint(4),
  207: (reader) => reader.uint(8),
  208: (reader) => reader.int(1),
  209: (reader) => reader.int(2),
  210: (reader) => reader.int(4),
  211: (reader) => reader.int(8),
  212: (reader) => readExtension(reader, 1),
  213: (reader) => readExtension(reader, 2),
  214: (reader) => readExtension(reader, 4),
  215: (reader) => readExtension(reader, 8),
  216: (reader) => readExtension(reader, 16),
  217: (reader) => reader.text(reader.uint(1)),
  218: (reader) => reader.text(reader.uint(2)),
  219: (reader) => reader.text(reader.uint(4)),
  220: (reader, next) => readList(reader.uint(2), next),
  221: (reader, next) => readList(reader.uint(4), next),
  222: (reader, next) => readMap(reader.uint(2), next),
  223: (reader, next) => readMap(reader.uint(4), next),
}

/** @param {Bytes} bytes @throws {RangeError | TypeError} when they are not one value from end to end */
export const decodeMessagePack = (bytes) => {
  const reader = new ByteReader(bytes)
  const value = readValue(reader)
  if (!reader.isAtEnd) throw new RangeError('There are bytes behind the value')
  return value
}
