// The end of a connection, once the WebSockets have said goodbye: whose it is to end it.

import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { serve } from '../../src/library/runtimes/node/index.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { opening } from '../hostile/hostile-input.ts'
import { closeFrame } from '../support/frame.ts'
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
