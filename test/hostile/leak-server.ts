// The service in a process of its own that tells, when asked, how much of its heap is in use after a
// collection. Its one more route keeps an upgrade waiting until the client has gone.

import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { createApp } from '../../src/service/app.ts'

const app = new Hono<{ Bindings: HttpBindings }>()
  .use('/once-you-are-gone', async (c, next) => {
    const { socket } = c.env.incoming
    await new Promise((resolve) => socket.once('end', resolve).once('close', resolve))
    await next()
  })
  .get(
    '/once-you-are-gone',
    requireWebSocket(() => {}),
  )
  .route('/', createApp({ serveStatic: () => (_c, next) => next() }))

const server = await serve(app, { port: 0 })
console.log(JSON.stringify({ url: server.url, msg: 'listening' }))

process.on('message', () => {
  void tellHeap()
})
process.on('disconnect', () => process.exit())

/** After some turns and collections, since a finalizer may let go of more. */
async function tellHeap(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    globalThis.gc?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  process.send?.(process.memoryUsage().heapUsed)
}
