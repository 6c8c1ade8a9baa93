// Reads small messages off the bytes that a client sends: whole ones, each in a frame of its own, which
// is what most messages are. All else is left to `ws`, and so is all that is wrong. RFC 6455, 5.2

import { isUtf8 } from 'node:buffer'
import type { MessageListener } from '../../../websocket/adapter/raw-socket.ts'
import { EIGHT_BYTE_LENGTH, MASK_BYTES, MASKED, TWO_BYTE_LENGTH } from '../frame-format.ts'
import { FINAL_BINARY, FINAL_TEXT } from './small-frame.ts'

/** At about twice this size, unmasking in JavaScript costs as much as the parser of `ws` does. */
export const MAX_SMALL_BYTES = 512

/** A byte below is an ASCII character, and that is its own UTF-8. */
const ASCII_END = 0x80

/**
 * Hands on the small messages that `bytes` begins with, unmasked where they are: ASCII as a string,
 * other text and binary as bytes.
 *
 * @param maxBytes what is larger is left to `ws`; `MAX_SMALL_BYTES` at most
 * @returns where the first byte is that has not been handed on
 */
export function readSmallMessages(
  bytes: Buffer,
  maxBytes: number,
  listener: MessageListener,
): number {
  let start = 0
  while (mayBeSmall(bytes, start, maxBytes)) {
    const payload = start + headerBytes(bytes, start)
    const end = payload + payloadBytes(bytes, start)
    if (end > bytes.length) break
    const isText = bytes[start] === FINAL_TEXT
    const isAscii = unmask(bytes, payload, end) < ASCII_END
    if (isText && isAscii) {
      listener(bytes.toString('latin1', payload, end), false)
    } else if (isText && !isUtf8(bytes.subarray(payload, end))) {
      // Masked again, for `ws` to say what is wrong.
      unmask(bytes, payload, end)
      break
    } else {
      listener(bytes.subarray(payload, end), !isText)
    }
    start = end
  }
  return start
}

/** Whether all of `bytes` can be the beginning of a small message, whose rest is still to come. */
export function isBeginning(bytes: Buffer, maxBytes: number): boolean {
  const wholeBytes = headerBytes(bytes, 0) + payloadBytes(bytes, 0)
  return mayBeSmall(bytes, 0, maxBytes) && bytes.length < wholeBytes
}

/** As far as one can tell from what has come of the frame that starts there. */
function mayBeSmall(bytes: Buffer, start: number, maxBytes: number): boolean {
  const first = bytes[start]
  if (first !== FINAL_TEXT && first !== FINAL_BINARY) return false
  const length = lengthAt(bytes, start)
  return length >= 0 && length < EIGHT_BYTE_LENGTH && payloadBytes(bytes, start) <= maxBytes
}

/** What the second byte says; negative where nothing is masked, and 0 where it has not come yet. */
function lengthAt(bytes: Buffer, start: number): number {
  return (bytes[start + 1] ?? MASKED) - MASKED
}

function headerBytes(bytes: Buffer, start: number): number {
  return lengthAt(bytes, start) === TWO_BYTE_LENGTH ? 4 + MASK_BYTES : 2 + MASK_BYTES
}

function payloadBytes(bytes: Buffer, start: number): number {
  const length = lengthAt(bytes, start)
  if (length !== TWO_BYTE_LENGTH) return length
  return ((bytes[start + 2] ?? 0) << 8) | (bytes[start + 3] ?? 0)
}

/**
 * Unmasks a payload with the mask in front of it, or masks it again. Returns what is set in any of its
 * bytes. Four at a time, which takes half as long as one by one.
 */
function unmask(bytes: Buffer, start: number, end: number): number {
  const a = byteAt(bytes, start - 4)
  const b = byteAt(bytes, start - 3)
  const c = byteAt(bytes, start - 2)
  const d = byteAt(bytes, start - 1)
  let bits = 0
  let at = start
  for (; at + 3 < end; at += 4) {
    bits |= flip(bytes, at, a) | flip(bytes, at + 1, b)
    bits |= flip(bytes, at + 2, c) | flip(bytes, at + 3, d)
  }
  if (at < end) bits |= flip(bytes, at, a)
  if (at + 1 < end) bits |= flip(bytes, at + 1, b)
  if (at + 2 < end) bits |= flip(bytes, at + 2, c)
  return bits
}

function flip(bytes: Buffer, at: number, mask: number): number {
  const flipped = byteAt(bytes, at) ^ mask
  bytes[at] = flipped
  return flipped
}

/** Of an index that is known to be within. */
function byteAt(bytes: Buffer, at: number): number {
  return bytes[at] as number
}
