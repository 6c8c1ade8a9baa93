// The service with so little patience that a test can see it end: what takes 10 or 30 seconds by
// default takes half of one, or one, here. And routes that wait: for their
// client to go, for the server to stop, or for ever.

import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'
import { createApp } from '../../src/service/app.ts'
import { createLogger } from '../../src/service/log/logger.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'

const service = createApp({
  serveStatic: serveFiles('./public'),
})

let stop = () => {}
const stopping = new Promise<void>((resolve) => {
  stop = resolve
})

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
  .use('/never', () => new Promise(() => {}))
  .use('/once-you-stop', async (_c, next) => {
    await stopping
    await next()
  })
  .get(
    '/once-you-stop',
    requireWebSocket(() => {}),
  )
  .get(
    '/echo-once-you-stop',
    requireWebSocket(async (socket) => {
      await stopping
      for await (const message of socket) await socket.send(message)
    }),
  )
  .route('/', service)

const logger = createLogger('debug')
const server = await serve(app, {
  port: 0,
  heartbeatSeconds: 1,
  shutdownSeconds: 1,
  logger,
  serverOptions: {
    headersTimeout: 500,
    requestTimeout: 500,
    connectionsCheckingInterval: 100,
  },
})
process.on('SIGTERM', () => {
  stop()
  void server.close().then(() => process.exit(0))
})
logger.info({ url: server.url }, 'listening')
