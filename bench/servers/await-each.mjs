// The library with the loop that one writes first: each message and each echo is awaited by itself.

import { Hono } from 'hono'
import { serve } from '../../dist/library/runtimes/node/index.js'
import { acceptWebSocket } from '../../dist/library/websocket/index.js'

const app = new Hono().get(
  '/echo',
  acceptWebSocket(async (socket) => {
    for await (const message of socket) await socket.send(message)
  }),
)
const { url } = await serve(app, { port: 0, heartbeatSeconds: 0 })
console.log(url)
