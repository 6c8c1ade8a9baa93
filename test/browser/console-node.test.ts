import { serveStatic } from '@hono/node-server/serve-static'
import { inFragments, type NodeServer, serve } from '../../src/library/runtimes/node/index.ts'
import { createApp } from '../../src/service/app.ts'
import { describeConsole } from './console.ts'

const app = createApp({
  inFragments,
  serveStatic: (options) => serveStatic({ root: './public', ...options }),
})

describeConsole(
  'Node',
  async () => {
    let server: NodeServer = await serve(app, { port: 0, shutdownSeconds: 0 })
    const { url } = server
    return {
      url,
      stop: () => server.close(),
      async start() {
        server = await serve(app, { port: Number(new URL(url).port), shutdownSeconds: 0 })
      },
    }
  },
  { fragmenting: true, triesThePage: true },
)
