// The ways in which a message can be read: as JSON, text, hex, and what its bytes may mean.
import { decodeCbor } from './cbor.js'
import { hexDump } from './hex.js'
import { parseJson } from './json.js'
import { decodeMessagePack } from './messagepack.js'

/** @import { Bytes } from './hex.js' */
/** @typedef {'json' | 'text' | 'image' | 'utf8' | 'messagepack' | 'cbor' | 'hex'} ReadingName */
/** @typedef {{ name: ReadingName, text?: string, tree?: unknown, type?: string }} Reading */

/** More is cut on the screen, never in a copy or an export. */
const mostCharacters = 1 << 18
/** Larger ones are not decoded, since nobody reads a tree of that size. */
const mostBytes = 1 << 20

const signatures = /** @type {const} */ ([
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/bmp', [0x42, 0x4d]],
])

/** @param {Bytes} bytes @returns {string | null} the type of the image that they begin like */
export const imageType = (bytes) => {
  const found = signatures.find(([, start]) => start.every((byte, at) => bytes[at] === byte))
  if (found) return found[0]
  const start = String.fromCharCode(...bytes.subarray(0, 12))
  if (/^RIFF....WEBP/s.test(start)) return 'image/webp'
  return start.slice(4, 12) === 'ftypavif' ? 'image/avif' : null
}

/** @template T @param {() => T} decode @returns {{ value: T } | null} */
const attempt = (decode) => {
  try {
    return { value: decode() }
  } catch {
    // The bytes mean something else.
    return null
  }
}

/** @param {unknown} value a single number or word is no sign that the bytes are meant that way */
const isTree = (value) =>
  typeof value === 'object' && value !== null && !(value instanceof Uint8Array)

/** @type {(data: string | Bytes, hexWidth?: number) => Reading[]} the most telling first, and never none */
export const readingsOf = (data, hexWidth) => {
  if (typeof data === 'string') {
    const json = data.length < mostBytes ? parseJson(data) : null
    const bytes = new TextEncoder().encode(data.slice(0, mostCharacters))
    return [
      ...(json ? [{ name: /** @type {const} */ ('json'), tree: json.value }] : []),
      { name: 'text', text: data.slice(0, mostCharacters) },
      { name: 'hex', text: hexDump(bytes.subarray(0, mostCharacters / 4), hexWidth) },
    ]
  }
  const readings = /** @type {Reading[]} */ ([])
  const type = imageType(data)
  if (type) readings.push({ name: 'image', type })
  if (data.length && data.length < mostBytes) {
    const utf8 = attempt(() => new TextDecoder('utf-8', { fatal: true }).decode(data))
    const json = utf8 && parseJson(utf8.value)
    if (json) readings.push({ name: 'json', tree: json.value })
    const packed = attempt(() => decodeMessagePack(data))
    if (packed && isTree(packed.value)) readings.push({ name: 'messagepack', tree: packed.value })
    const cbor = attempt(() => decodeCbor(data))
    if (cbor && isTree(cbor.value)) readings.push({ name: 'cbor', tree: cbor.value })
    if (utf8) readings.push({ name: 'utf8', text: utf8.value.slice(0, mostCharacters) })
  }
  const bytes = data.subarray(0, mostCharacters / 4)
  return [...readings, { name: 'hex', text: hexDump(bytes, hexWidth) }]
}
