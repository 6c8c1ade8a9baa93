// Bytes as hex, as Base64 and as the dump that one knows from `hexdump -C`.

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/** @param {number} byte */
const pair = (byte) => byte.toString(16).padStart(2, '0')

/** @param {Bytes} bytes */
export const formatHex = (bytes) => Array.from(bytes, pair).join(' ')

/** @param {Bytes} bytes */
const readable = (bytes) =>
  Array.from(bytes, (byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')

/** @param {Bytes} bytes up to 16 of them are meant */
export const dumpLine = (bytes) => `${formatHex(bytes)}  |${readable(bytes)}|`

/** @type {(bytes: Bytes, width?: number) => string} with `width` bytes in a line */
export const hexDump = (bytes, width = 16) => {
  const lines = []
  for (let at = 0; at < bytes.length; at += width) {
    const row = bytes.subarray(at, at + width)
    lines.push(
      `${pair((at >> 16) & 255).padStart(4, '0')}${pair((at >> 8) & 255)}${pair(at & 255)}  ${formatHex(row).padEnd(width * 3 - 1)}  |${readable(row)}|`,
    )
  }
  return lines.join('\n')
}

/** @param {Bytes} bytes */
export const formatBase64 = (bytes) => {
  let characters = ''
  for (let at = 0; at < bytes.length; at += 8192) {
    characters += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(characters)
}

/** @param {string} text @returns {Bytes} */
export const parseBase64 = (text) =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
