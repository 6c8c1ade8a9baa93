// The header of a frame as a server sends it, without a mask. RFC 6455, 5.2

import { EIGHT_BYTE_LENGTH, TWO_BYTE_LENGTH } from './frame-format.ts'

const MAX_TWO_BYTE_LENGTH = 65_535

/** @param first the first byte of the frame */
export function frameHeader(first: number, length: number): Buffer {
  const header = Buffer.alloc(headerBytes(length))
  writeHeader(header, 0, first, length)
  return header
}

/** How many bytes the header takes in front of a payload of that length. */
export function headerBytes(length: number): number {
  if (length < TWO_BYTE_LENGTH) return 2
  return length <= MAX_TWO_BYTE_LENGTH ? 4 : 10
}

/** Returns where the payload begins. */
export function writeHeader(bytes: Buffer, at: number, first: number, length: number): number {
  bytes[at] = first
  switch (headerBytes(length)) {
    case 2:
      return bytes.writeUInt8(length, at + 1)
    case 4:
      bytes[at + 1] = TWO_BYTE_LENGTH
      return bytes.writeUInt16BE(length, at + 2)
    default:
      bytes[at + 1] = EIGHT_BYTE_LENGTH
      return bytes.writeBigUInt64BE(BigInt(length), at + 2)
  }
}
