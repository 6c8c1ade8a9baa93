// The frames that ?chunk= is about, as they are on the wire.

import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inFragments, type NodeServer, serve } from '../../src/library/runtimes/node/index.ts'
import { createApp } from '../../src/service/app.ts'
import { MAX_FRAGMENTS } from '../../src/service/faults/limits.ts'
import { handshake } from '../behaviour/handshake.ts'
import { type Frame, frame, Opcode, parseFrame } from '../support/frame.ts'

let server: NodeServer
beforeAll(async () => {
  server = await serve(createApp({ inFragments, serveStatic: () => (_c, next) => next() }), {
    port: 0,
  })
})
afterAll(() => server.close())

/** The frames of the echo of one message. */
async function echo(query: string, message: Buffer): Promise<Frame[]> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  const headers = Object.entries(handshake).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET /echo?${query} HTTP/1.1\r\nHost: localhost\r\n${headers.join('')}\r\n`)
  let received: Buffer = (await once(socket, 'data'))[0]
  received = received.subarray(received.indexOf('\r\n\r\n') + 4)
  socket.write(message)
  const frames: Frame[] = []
  while (frames.at(-1)?.isFinal !== true) {
    const parsed = parseFrame(received)
    if (parsed === null) received = Buffer.concat([received, ...(await once(socket, 'data'))])
    else {
      frames.push(parsed.frame)
      received = received.subarray(parsed.size)
    }
  }
  socket.destroy()
  return frames
}

const { text, binary, continuation } = Opcode

describe('?chunk=', () => {
  it('cuts text between any two bytes', async () => {
    expect(await echo('chunk=2', frame('aäö'))).toEqual([
      { opcode: text, isFinal: false, payload: Buffer.from('61c3', 'hex') },
      { opcode: continuation, isFinal: false, payload: Buffer.from('a4c3', 'hex') },
      { opcode: continuation, isFinal: true, payload: Buffer.from('b6', 'hex') },
    ])
  })

  it.each([
    [4, [3, 1]],
    [6, [3, 3]],
    [7, [3, 3, 1]],
    [3, [3]],
    [0, [0]],
  ])('cuts %i bytes into frames of %j', async (size, sizes) => {
    const frames = await echo('chunk=3', frame(Buffer.alloc(size), { opcode: binary }))
    expect(frames.map(({ payload }) => payload.length)).toEqual(sizes)
    expect(frames.map(({ opcode }) => opcode)).toEqual(
      sizes.map((_, index) => (index === 0 ? binary : continuation)),
    )
  })

  it('makes frames larger before it makes too many', async () => {
    const frames = await echo('chunk=1', frame(Buffer.alloc(100_000), { opcode: binary }))
    expect(frames.length).toBeGreaterThan(MAX_FRAGMENTS / 2)
    expect(frames.length).toBeLessThanOrEqual(MAX_FRAGMENTS)
  })

  it('is off where it is not asked for', async () => {
    expect(await echo('', frame('hello'))).toHaveLength(1)
  })
})
