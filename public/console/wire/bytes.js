// Bytes as people read them.

/** @param {Uint8Array} bytes */
export const formatBase64 = (bytes) =>
  btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))

/** @param {Uint8Array} bytes */
export const formatHex = (bytes) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** @param {Uint8Array} bytes */
export const dumpLine = (bytes, hexWidth = 0) =>
  `${formatHex(bytes).padEnd(hexWidth)}  |${String.fromCharCode(...bytes).replace(/[^ -~]/g, '.')}|`

/** @param {Uint8Array} bytes */
export const hexDump = (bytes) => {
  const lines = []
  for (let at = 0; at < bytes.length; at += 16) {
    const offset = at.toString(16).padStart(8, '0')
    lines.push(`${offset}  ${dumpLine(bytes.subarray(at, at + 16), 47)}`)
  }
  return lines.join('\n')
}
