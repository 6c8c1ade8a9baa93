// A small message as its whole frame, one Latin-1 character for each byte: frames that leave together
// are then joined as text is. Most text is ASCII, which is its own UTF-8, and so is not even copied
// until the system call; `ws` writes header and payload as chunks of their own. RFC 6455, 5.2

import { FINAL, Opcode, TWO_BYTE_LENGTH } from '../frame-format.ts'

/** A larger message is not worth copying. Its length always fits in the short forms of a header. */
const MAX_PAYLOAD_BYTES = 4096

export const FINAL_TEXT: number = FINAL | Opcode.text
export const FINAL_BINARY: number = FINAL | Opcode.binary

/** Text is measured without encoding it: a UTF-16 unit takes up to three bytes. */
export function isSmall(message: string | Uint8Array): boolean {
  const mostBytes = typeof message === 'string' ? message.length * 3 : message.byteLength
  return mostBytes <= MAX_PAYLOAD_BYTES
}

/** The frame of a message that is small. */
export function smallFrame(message: string | Uint8Array): string {
  if (typeof message === 'string') return frame(FINAL_TEXT, utf8Of(message))
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength)
  return frame(FINAL_BINARY, bytes.toString('latin1'))
}

/** No mask: a server has none. */
function frame(first: number, payload: string): string {
  const { length } = payload
  if (length < TWO_BYTE_LENGTH) return String.fromCharCode(first, length) + payload
  return String.fromCharCode(first, TWO_BYTE_LENGTH, length >> 8, length & 0xff) + payload
}

function utf8Of(text: string): string {
  const isAscii = Buffer.byteLength(text) === text.length
  return isAscii ? text : Buffer.from(text).toString('latin1')
}
