// A message in fragments, and as their frames in one piece: `ws` writes each frame as two chunks of its own, so
// that a message of a kilobyte in a thousand frames would take a hundred while it waits for the network.

const FINAL = 0x80
const TEXT = 0x1
const BINARY = 0x2
const CONTINUATION = 0x0

/** Markers in place of a length: it is in the next two or eight bytes. */
const TWO_BYTES = 126
const EIGHT_BYTES = 127

/** Above these the length takes two or eight bytes of its own. */
const MAX_ONE_BYTE_LENGTH = 125
const MAX_TWO_BYTE_LENGTH = 65_535

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
  let opcode = binary ? BINARY : TEXT
  let at = 0
  for (const { payload, fin } of fragmentsOf(data, size)) {
    bytes[at] = fin ? opcode | FINAL : opcode
    at = writeLength(bytes, at + 1, payload.length)
    bytes.set(payload, at)
    at += payload.length
    opcode = CONTINUATION
  }
  return bytes.subarray(0, at)
}

function headerBytes(length: number): number {
  if (length <= MAX_ONE_BYTE_LENGTH) return 2
  return length <= MAX_TWO_BYTE_LENGTH ? 4 : 10
}

/** Returns where the payload begins. */
function writeLength(bytes: Buffer, at: number, length: number): number {
  switch (headerBytes(length)) {
    case 2:
      return bytes.writeUInt8(length, at)
    case 4:
      bytes[at] = TWO_BYTES
      return bytes.writeUInt16BE(length, at + 1)
    default:
      bytes[at] = EIGHT_BYTES
      return bytes.writeBigUInt64BE(BigInt(length), at + 1)
  }
}
