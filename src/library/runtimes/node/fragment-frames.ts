// A message in fragments, and as their frames in one piece: `ws` writes each frame as two chunks of its own, so
// that a message of a kilobyte in a thousand frames would take a hundred while it waits for the network.

import { FINAL, Opcode } from './frame-format.ts'
import { headerBytes, writeHeader } from './frame-header.ts'

export interface Fragmentation {
  binary: boolean
  /** Bytes in a frame; in the last one what is left. */
  size: number
}

/** The parts of a message. An empty one has one part. */
export function* fragmentsOf(
  data: Uint8Array,
  size: number,
): Generator<{ payload: Uint8Array; fin: boolean }> {
  let start = 0
  for (; start + size < data.length; start += size) {
    yield { payload: data.subarray(start, start + size), fin: false }
  }
  yield { payload: data.subarray(start), fin: true }
}

/** The frames of a message one behind the other, unmasked, as a server sends them. RFC 6455, 5.2 and 5.4 */
export function fragmentFrames(data: Uint8Array, { binary, size }: Fragmentation): Buffer {
  const count = Math.max(1, Math.ceil(data.length / size))
  const bytes = Buffer.allocUnsafeSlow(data.length + count * headerBytes(size))
  let opcode: number = binary ? Opcode.binary : Opcode.text
  let at = 0
  for (const { payload, fin } of fragmentsOf(data, size)) {
    at = writeHeader(bytes, at, fin ? opcode | FINAL : opcode, payload.length)
    bytes.set(payload, at)
    at += payload.length
    opcode = Opcode.continuation
  }
  return bytes.subarray(0, at)
}
