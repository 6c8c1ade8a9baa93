// Opens and closes that many WebSockets against a server in this process, and prints how many of
// their sessions are still there. Half of the handlers hang for ever: their clients go away.

import { Hono } from 'hono'
import { WebSocket } from 'ws'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'

const total = Number(process.argv[2])
const parallel = 50
let opened = 0
let left = 0
const registry = new FinalizationRegistry(() => {
  left -= 1
})

const app = new Hono().get(
  '/',
  requireWebSocket(async (socket, c) => {
    opened += 1
    left += 1
    registry.register(socket, null)
    if (c.req.query('hang') === undefined) await socket.wait()
    else await new Promise(() => {})
  }),
)
const server = await serve(app, { port: 0 })

async function openAndClose(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const query = index % 2 === 0 ? '' : '?hang'
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/${query}`)
    await new Promise((resolve) => socket.once('open', resolve))
    socket.close()
    await new Promise((resolve) => socket.once('close', resolve))
  }
}

await Promise.all(Array.from({ length: parallel }, () => openAndClose(total / parallel)))
// Finalizers run in a turn of their own, after the collection that found them.
for (let round = 0; left > 0 && round < 50; round += 1) {
  globalThis.gc?.()
  await new Promise((resolve) => setImmediate(resolve))
}
console.log(JSON.stringify({ opened, left }))
await server.close()
