// What a client sends before the app has accepted its upgrade, and goes on with behind the 101.

import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { echo } from '../../src/service/echo.ts'
import { opening } from '../hostile/hostile-input.ts'
import { frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

/** A route whose middleware goes on once so many bytes have come on the connection. */
async function startBehind(bytes: number, fastPath: boolean): Promise<number> {
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(async ({ env }, next) => {
      const socket: Socket = env.incoming.socket
      while (socket.bytesRead < bytes) await nextTurn()
      await next()
    })
    .get('/echo', requireWebSocket(echo))
  const server = await serve(app, { port: 0, fastPath })
  servers.push(server)
  return Number(new URL(server.url).port)
}

/** A message whose last eight bytes, read by themselves, begin a message of 16 KiB. */
const misleading = frame(Buffer.alloc(18), { opcode: Opcode.binary })
misleading.set([0x82, 0xfe, 0x40, 0, 0, 0, 0, 0], misleading.length - 8)
const messages = Buffer.concat([misleading, ...Array<Buffer>(20).fill(frame('later'))])

test.each(
  [0, 1, 7, misleading.length - 8, misleading.length].flatMap((early) => [
    [early, true],
    [early, false],
  ]),
)(
  'messages come back, %i bytes of which come before the 101, with fastPath: %s',
  async (early, fastPath) => {
    const client = await RawClient.open(await startBehind(opening.length + early, fastPath))
    await client.write(Buffer.concat([opening, messages.subarray(0, early)]))
    await client.heard(1)
    await client.write(messages.subarray(early))
    await client.heard(22)
    client.leave()
    const echoes = Array<string>(20).fill('text "later"')
    expect(client.transcript.slice(0, 22)).toEqual(['101', 'binary of 18 bytes', ...echoes])
  },
)

test('messages that all come before the 101 come back in front of a FIN', async () => {
  const client = await RawClient.open(await startBehind(opening.length + messages.length, true))
  await client.write(opening)
  await client.write(messages)
  client.halfClose()
  await client.gone
  expect(client.transcript.slice(0, 2)).toEqual(['101', 'binary of 18 bytes'])
  expect(client.transcript.filter((entry) => entry === 'text "later"')).toHaveLength(20)
})
