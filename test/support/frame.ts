// WebSocket frames, byte by byte, right ones and wrong ones. RFC 6455, 5.2

export interface Frame {
  opcode: number
  isFinal: boolean
  /** The three reserved bits as a number, where one is set. */
  reserved?: number
  payload: Buffer
}

export interface FrameOptions {
  /** Default text. */
  opcode?: number
  /** Default true. */
  isFinal?: boolean
  /** The three reserved bits, as a number from 0 to 7. Default 0. */
  reserved?: number
  /** Default true, as a client must. */
  isMasked?: boolean
  /** What the header says, in place of the truth. */
  length?: bigint
}

export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

const MASK = Buffer.from('37fa213d', 'hex')

/** A frame as a client sends it, or as it must not. */
export function frame(payload: string | Buffer, options: FrameOptions = {}): Buffer {
  const { opcode = Opcode.text, isFinal = true, reserved = 0, isMasked = true } = options
  const bytes = Buffer.from(payload)
  const { marker, extension } = lengthOf(options.length ?? BigInt(bytes.length))
  const first = (isFinal ? 0x80 : 0) | (reserved << 4) | opcode
  const head = Buffer.from([first, (isMasked ? 0x80 : 0) | marker])
  if (!isMasked) return Buffer.concat([head, extension, bytes])
  for (let index = 0; index < bytes.length; index += 1) {
    bytes[index] = (bytes[index] ?? 0) ^ (MASK[index % 4] ?? 0)
  }
  return Buffer.concat([head, extension, MASK, bytes])
}

/** A close frame. RFC 6455, 5.5.1 */
export function closeFrame(code: number, reason: string | Buffer = ''): Buffer {
  const payload = Buffer.concat([Buffer.alloc(2), Buffer.from(reason)])
  payload.writeUInt16BE(code)
  return frame(payload, { opcode: Opcode.close })
}

/** A message cut into fragments of `size` bytes. */
export function fragments(payload: Buffer, size: number, opcode: number = Opcode.binary): Buffer {
  const frames: Buffer[] = []
  for (let start = 0; start < payload.length; start += size) {
    frames.push(
      frame(payload.subarray(start, start + size), {
        opcode: start === 0 ? opcode : Opcode.continuation,
        isFinal: start + size >= payload.length,
      }),
    )
  }
  return Buffer.concat(frames)
}

/** The first frame of what a server has sent, and how many bytes it takes; null while incomplete. */
export function parseFrame(bytes: Buffer): { frame: Frame; size: number } | null {
  if (bytes.length < 2) return null
  const marker = bytes.readUInt8(1) & 0x7f
  const start = marker === 127 ? 10 : marker === 126 ? 4 : 2
  if (bytes.length < start) return null
  let length = marker
  if (marker === 126) length = bytes.readUInt16BE(2)
  if (marker === 127) length = Number(bytes.readBigUInt64BE(2))
  if (bytes.length < start + length) return null
  const first = bytes.readUInt8(0)
  const payload = bytes.subarray(start, start + length)
  const reserved = (first >> 4) & 7
  const frame = {
    opcode: first & 15,
    isFinal: first >= 0x80,
    payload,
    ...(reserved > 0 && { reserved }),
  }
  return { frame, size: start + length }
}

function lengthOf(length: bigint): { marker: number; extension: Buffer } {
  if (length < 126n) return { marker: Number(length), extension: Buffer.alloc(0) }
  const extension = Buffer.alloc(length < 65_536n ? 2 : 8)
  if (extension.length === 2) extension.writeUInt16BE(Number(length))
  else extension.writeBigUInt64BE(length)
  return { marker: extension.length === 2 ? 126 : 127, extension }
}
