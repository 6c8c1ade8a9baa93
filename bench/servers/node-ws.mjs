// Hono's WebSocket helper with events, as the manual of `@hono/node-ws` has it.

import { serve } from '@hono/node-server'
import { createNodeWebSocket } from '@hono/node-ws'
import { Hono } from 'hono'

const app = new Hono()
const { injectWebSocket, upgradeWebSocket } = createNodeWebSocket({ app })
app.get(
  '/echo',
  upgradeWebSocket(() => ({ onMessage: (event, ws) => ws.send(event.data) })),
)
app.get(
  '/echo_once',
  upgradeWebSocket(() => ({
    onMessage(event, ws) {
      ws.send(event.data)
      ws.close(1000)
    },
  })),
)

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}`)
})
injectWebSocket(server)
