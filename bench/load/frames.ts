// The bytes that go over the wire, built once: what the generator sends and what must come back.
// Nothing is encoded, masked or parsed while it measures, so that it costs less than the server.

import { randomBytes } from 'node:crypto'

/** How a peer wraps a message: as it is, or in the packets of Socket.IO 5 on Engine.IO 4. */
export type Dialect = 'websocket' | 'socket.io'

export interface MessageShape {
  /** Payload bytes of one message. */
  size: number
  isBinary: boolean
  dialect: Dialect
}

/** One message as frames: masked as a client sends it, and unmasked as it must come back. */
export interface MessageBytes {
  request: Buffer
  echo: Buffer
}

const OPCODE = { text: 1, binary: 2, close: 8 } as const

/** Not zero, so that a server has to unmask. */
const MASK = Buffer.from([0x37, 0xfa, 0x21, 0x3d])

export function messageBytes({ size, isBinary, dialect }: MessageShape): MessageBytes {
  const payload = isBinary ? randomBytes(size) : Buffer.alloc(size, 'edge-echo ')
  const parts = dialect === 'websocket' ? plain(payload, isBinary) : socketIo(payload, isBinary)
  return {
    request: Buffer.concat(parts.map(({ opcode, data }) => frame(opcode, data, MASK))),
    echo: Buffer.concat(parts.map(({ opcode, data }) => frame(opcode, data))),
  }
}

/** A close frame with a code, masked. */
export function closeRequest(code: number): Buffer {
  return frame(OPCODE.close, closePayload(code), MASK)
}

/** A close frame with a code, as a server sends it. */
export function closeAnswer(code: number): Buffer {
  return frame(OPCODE.close, closePayload(code))
}

/** A text frame, masked. */
export function textRequest(text: string): Buffer {
  return frame(OPCODE.text, Buffer.from(text), MASK)
}

interface Part {
  opcode: number
  data: Buffer
}

function plain(data: Buffer, isBinary: boolean): Part[] {
  return [{ opcode: isBinary ? OPCODE.binary : OPCODE.text, data }]
}

/** An event named `message`; binary data follows its packet in a frame of its own. */
function socketIo(payload: Buffer, isBinary: boolean): Part[] {
  const placeholder = '451-["message",{"_placeholder":true,"num":0}]'
  const packet = isBinary ? placeholder : `42["message","${payload.toString()}"]`
  const parts = plain(Buffer.from(packet), false)
  return isBinary ? [...parts, ...plain(payload, true)] : parts
}

function closePayload(code: number): Buffer {
  const payload = Buffer.alloc(2)
  payload.writeUInt16BE(code)
  return payload
}

/** RFC 6455, 5.2 */
function frame(opcode: number, data: Buffer, mask?: Buffer): Buffer {
  const bit = mask === undefined ? 0 : 0x80
  const head = [0x80 | opcode]
  if (data.length < 126) head.push(bit | data.length)
  else if (data.length < 65536) head.push(bit | 126, data.length >> 8, data.length & 0xff)
  else head.push(bit | 127, 0, 0, 0, 0, ...bigEndian(data.length))
  if (mask === undefined) return Buffer.concat([Buffer.from(head), data])
  const masked = Buffer.from(data)
  for (let i = 0; i < masked.length; i += 1) masked[i] = (data[i] ?? 0) ^ (mask[i & 3] ?? 0)
  return Buffer.concat([Buffer.from(head), mask, masked])
}

function bigEndian(value: number): number[] {
  return [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff)
}
