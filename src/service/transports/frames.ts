// As much of the WebSocket protocol as the clock needs, by hand so that its bytes are counted like
// those of the others. RFC 6455, 5.2

import { randomBytes } from 'node:crypto'
import type { Connection } from './connection.ts'

export const Opcode = { text: 1, close: 8, ping: 9, pong: 10 } as const

export interface Frame {
  opcode: number
  payload: Buffer
}

/** A frame from the server: never masked, and here never in fragments. */
export async function readFrame(connection: Connection): Promise<Frame> {
  const [first = 0, second = 0] = await connection.take(2)
  let length = second & 0x7f
  if (length === 126) length = (await connection.take(2)).readUInt16BE()
  else if (length === 127) length = Number((await connection.take(8)).readBigUInt64BE())
  return { opcode: first & 0x0f, payload: await connection.take(length) }
}

/** A frame to the server: masked, and of at most 125 bytes. */
export function writeFrame(connection: Connection, { opcode, payload }: Frame): void {
  const mask = randomBytes(4)
  const masked = payload.map((byte, at) => byte ^ (mask[at % 4] ?? 0))
  connection.write(Buffer.concat([Buffer.of(0x80 | opcode, 0x80 | payload.length), mask, masked]))
}

export function closePayload(code: number): Buffer {
  const payload = Buffer.alloc(2)
  payload.writeUInt16BE(code)
  return payload
}
