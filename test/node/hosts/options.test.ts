import { createServer } from 'node:http'
import { createSecureServer } from 'node:http2'
import { afterEach, expect, it } from 'vitest'
import {
  type NodeServer,
  type ServeOptions,
  serve,
} from '../../../src/library/runtimes/node/index.ts'
import { app } from './talk.ts'

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options: ServeOptions): Promise<NodeServer> {
  const server = await serve(app, { port: 0, ...options })
  servers.push(server)
  return server
}

it.each<[string, ServeOptions, string]>([
  [
    'server and createServer',
    { server: createServer(), createServer },
    '`createServer` has no effect',
  ],
  [
    'server and serverOptions',
    { server: createServer(), serverOptions: {} },
    '`serverOptions` has no effect',
  ],
  ['path and port', { path: '/tmp/socket', port: 0 }, 'which has no `port`'],
  ['path and hostname', { path: '/tmp/socket', hostname: '::1' }, 'which has no `hostname`'],
  ['takes alone', { takes: () => true }, '`takes` is for a `server`'],
])('%s exclude one another', async (_what, options, message) => {
  const serving = serve(app, options)
  await expect(serving).rejects.toThrow(TypeError)
  await expect(serving).rejects.toThrow(message)
})

it('an address is told apart from one that is taken', async () => {
  const { url } = await start({})
  const { port } = new URL(url)
  await expect(serve(app, { port: Number(port) })).rejects.toThrow(
    `EADDRINUSE: address already in use 127.0.0.1:${port}`,
  )
})

it('serverOptions reach the server', async () => {
  const { server } = await start({ serverOptions: { headersTimeout: 1234 } })
  expect(server).toMatchObject({ headersTimeout: 1234 })
})

it('the timeouts in serverOptions reach a server of HTTP/2 too', async () => {
  const { server } = await start({
    createServer: createSecureServer,
    serverOptions: { allowHTTP1: true, headersTimeout: 1234 } as object,
  })
  expect(server).toMatchObject({ headersTimeout: 1234, connectionsCheckingInterval: 1000 })
})
