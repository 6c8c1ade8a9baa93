// Messages of permessage-deflate, byte by byte. RFC 7692, 7.2

import { constants, deflateRawSync, inflateRawSync } from 'node:zlib'
import { type FrameOptions, frame, Opcode } from './frame.ts'

/** Of the reserved bits the one that says so. RFC 7692, 6 */
export const COMPRESSED = 4

/** What ends each message, and is left out. */
const TAIL = Buffer.from('0000ffff', 'hex')

/** A message by itself, which needs nothing of those in front of it. */
function deflate(payload: string | Buffer): Buffer {
  const deflated = deflateRawSync(payload, { finishFlush: constants.Z_SYNC_FLUSH })
  return deflated.subarray(0, -TAIL.length)
}

export function inflate(payload: Buffer): Buffer {
  return inflateRawSync(Buffer.concat([payload, TAIL]), { finishFlush: constants.Z_SYNC_FLUSH })
}

/** A message in one frame. */
export function deflatedFrame(payload: string | Buffer, options: FrameOptions = {}): Buffer {
  return frame(deflate(payload), { reserved: COMPRESSED, ...options })
}

/** A message in frames of `size` bytes, with what comes between them. */
export function deflatedFragments(
  payload: Buffer,
  { size, between = Buffer.alloc(0) }: { size: number; between?: Buffer },
): Buffer {
  const bytes = deflate(payload)
  const frames: Buffer[] = []
  for (let start = 0; start < bytes.length; start += size) {
    const isFirst = start === 0
    frames.push(
      frame(bytes.subarray(start, start + size), {
        opcode: isFirst ? Opcode.binary : Opcode.continuation,
        reserved: isFirst ? COMPRESSED : 0,
        isFinal: start + size >= bytes.length,
      }),
    )
    if (start + size < bytes.length) frames.push(between)
  }
  return Buffer.concat(frames)
}
