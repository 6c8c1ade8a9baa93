import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { Slab } from '../../src/library/runtimes/node/slab.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { opening } from '../hostile/hostile-input.ts'
import { frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

describe('a copy', () => {
  it('is one, and a Buffer', () => {
    const bytes = Buffer.from('hello')
    const copy = new Slab(100).copy(bytes)
    expect(copy).toEqual(bytes)
    expect(copy.buffer).not.toBe(bytes.buffer)
  })

  it.each([
    [25, 100],
    [26, 26],
  ])('of %i bytes keeps %i where a slab has 100', (size, keptBytes) => {
    expect(new Slab(100).copy(Buffer.alloc(size)).buffer.byteLength).toBe(keptBytes)
  })

  it('lies behind the one before, until the slab is full', () => {
    const slab = new Slab(100)
    const copies = Array.from({ length: 9 }, (_, index) => slab.copy(Buffer.alloc(25, index)))
    expect(copies.map(({ byteOffset }) => byteOffset)).toEqual([0, 25, 50, 75, 0, 25, 50, 75, 0])
    copies.forEach((copy, index) => {
      expect(copy).toEqual(Buffer.alloc(25, index))
    })
  })
})

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

const pongs = Buffer.concat(
  Array<Buffer>(250).fill(frame('p'.repeat(125), { opcode: Opcode.pong })),
)

describe.each([true, false])('with fastPath: %s', (fastPath) => {
  it.each([1, 600])('a message of %i bytes keeps nothing of the pongs around it', async (size) => {
    const keptBytes: number[] = []
    const app = new Hono().get(
      '/echo',
      requireWebSocket(async (socket) => {
        const message = (await socket.wait()) as Uint8Array
        keptBytes.push(message.buffer.byteLength)
      }),
    )
    const server = await serve(app, { port: 0, fastPath })
    servers.push(server)
    const client = await RawClient.open(Number(new URL(server.url).port))
    await client.write(opening)
    await client.heard(1)
    const message = frame(Buffer.alloc(size), { opcode: Opcode.binary })
    await client.write(Buffer.concat([pongs, message, pongs]))
    await client.gone
    expect(keptBytes[0]).toBeLessThanOrEqual(1024 + 4 * size)
  })
})
