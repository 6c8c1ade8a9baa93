// The end of a connection, once the WebSockets have said goodbye: whose it is to end it.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { serve } from '../../src/library/runtimes/node/index.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { echo } from '../../src/service/echo.ts'
import { opening } from '../hostile/hostile-input.ts'
import { closeFrame, frame, Opcode } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

test('a client that answers the close and keeps its side open holds up nothing', async () => {
  const app = new Hono().get(
    '/echo',
    requireWebSocket((socket) => socket.close(4000)),
  )
  const server = await serve(app, { port: 0, heartbeatSeconds: 0, shutdownSeconds: 3600 })
  const client = await RawClient.open(Number(new URL(server.url).port))
  client.isPolite = false
  await client.write(opening)
  await client.heard(2)
  await client.write(closeFrame(4000))
  await client.heard(3)
  expect(client.transcript).toEqual(['101', 'close 4000', 'end'])
  // Would wait for the connection for as long as the test has.
  await server.close()
  client.leave()
})

test('a client that still sends when it has closed gets every echo and the close', async () => {
  const app = new Hono().get('/echo', requireWebSocket(echo))
  const server = await serve(app, { port: 0, heartbeatSeconds: 0 })
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(opening)
  await client.heard(1)
  client.stopReading()
  const message = frame(Buffer.alloc(128 * 1024), { opcode: Opcode.binary })
  await client.write(Buffer.concat([...Array<Buffer>(8).fill(message), closeFrame(1000)]))
  // By then the network holds all that the server has to say, and most of it on the server's side.
  for (let heard = 2; heard < 11; heard += 1) {
    client.readAgain()
    await client.heard(heard)
    client.stopReading()
    await client.write(frame('', { opcode: Opcode.pong }))
    await nextTurn()
  }
  client.readAgain()
  await client.gone
  const echoes = Array<string>(8).fill(`binary of ${128 * 1024} bytes`)
  expect(client.transcript).toEqual(['101', ...echoes, 'close 1000', 'end'])
  await server.close()
})
