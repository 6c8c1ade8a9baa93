// The header of a frame that is too large to be joined with others. RFC 6455, 5.2

import { TWO_BYTE_LENGTH } from './small-frame.ts'

/** In place of a length: it is in the next eight bytes. */
export const EIGHT_BYTE_LENGTH = 127

const MAX_TWO_BYTE_LENGTH = 65_535

/**
 * @param first the first byte of the frame
 * @param length of the payload in bytes; more than fits in the second byte
 */
export function largeFrameHeader(first: number, length: number): Buffer {
  const isLong = length > MAX_TWO_BYTE_LENGTH
  const header = Buffer.alloc(isLong ? 10 : 4)
  header[0] = first
  header[1] = isLong ? EIGHT_BYTE_LENGTH : TWO_BYTE_LENGTH
  if (isLong) header.writeBigUInt64BE(BigInt(length), 2)
  else header.writeUInt16BE(length, 2)
  return header
}
