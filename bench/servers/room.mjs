// The library with a room that all are in.

import { Hono } from 'hono'
import { Room } from '../../dist/library/rooms/index.js'
import { serve } from '../../dist/library/runtimes/node/index.js'
import { requireWebSocket } from '../../dist/library/websocket/index.js'

const room = new Room()
const app = new Hono().get(
  '/room',
  requireWebSocket(async (socket) => {
    await room.join(socket)
    for await (const message of socket) await room.send(message)
  }),
)
const { url } = await serve(app, { port: 0, heartbeatSeconds: 0 })
console.log(url)
