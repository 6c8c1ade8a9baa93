import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { ownMemory } from '../../src/library/runtimes/node/own-memory.ts'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { opening } from '../hostile/hostile-input.ts'
import { frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

describe('bytes that are a view on a chunk', () => {
  it.each([
    [110, true],
    [111, false],
  ])('of %i bytes stay one where they may keep 110: %s', (chunkBytes, isView) => {
    const bytes = Buffer.from(new ArrayBuffer(chunkBytes), 10, 20)
    const own = ownMemory(bytes, 110)
    expect(own).toEqual(bytes)
    expect(own.buffer === bytes.buffer).toBe(isView)
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
