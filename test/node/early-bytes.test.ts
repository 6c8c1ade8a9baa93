// What a client sends before the app has accepted its upgrade, and goes on with behind the 101.

import type { Socket } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { deferred } from '../../src/library/websocket/session/deferred.ts'
import { echo } from '../../src/service/echo.ts'
import { opening } from '../hostile/hostile-input.ts'
import { frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

/** Opens a WebSocket, and sends the bytes while the app still thinks about it. */
async function openWith(early: Buffer, fastPath: boolean): Promise<RawClient> {
  const asked = deferred<void>()
  const app = new Hono<{ Bindings: HttpBindings }>()
    .use(async ({ env }, next) => {
      asked.resolve()
      const socket: Socket = env.incoming.socket
      while (socket.bytesRead < opening.length + early.length) await nextTurn()
      await next()
    })
    .get('/echo', requireWebSocket(echo))
  const server = await serve(app, { port: 0, fastPath })
  servers.push(server)
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(opening)
  await asked.promise
  await client.write(early)
  return client
}

/** A message whose last eight bytes, read by themselves, begin a message of 16 KiB. */
const misleading = frame(Buffer.alloc(18), { opcode: Opcode.binary })
misleading.set([0x82, 0xfe, 0x40, 0, 0, 0, 0, 0], misleading.length - 8)
const laterMessages = Array<Buffer>(20).fill(frame('later'))
const messages = Buffer.concat([misleading, ...laterMessages])

test.each(
  [0, 1, 7, misleading.length - 8, misleading.length].flatMap((early) => [
    [early, true],
    [early, false],
  ]),
)(
  'messages come back, %i bytes of which come before the 101, with fastPath: %s',
  async (early, fastPath) => {
    const client = await openWith(messages.subarray(0, early), fastPath)
    await client.heard(1)
    await client.write(messages.subarray(early, misleading.length))
    await client.heard(2)
    for (const message of laterMessages) await client.write(message)
    await client.heard(22)
    client.leave()
    const echoes = Array<string>(20).fill('text "later"')
    expect(client.transcript.slice(0, 22)).toEqual(['101', 'binary of 18 bytes', ...echoes])
  },
)

test('messages that all come before the 101 come back in front of a FIN', async () => {
  const client = await openWith(messages, true)
  client.halfClose()
  await client.gone
  expect(client.transcript.slice(0, 2)).toEqual(['101', 'binary of 18 bytes'])
  expect(client.transcript.filter((entry) => entry === 'text "later"')).toHaveLength(20)
})
