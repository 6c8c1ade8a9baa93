// A client that asks for the end of the connection gets it, also behind an answer that has a `Connection`
// of its own. RFC 9112, 9.6

import { expect, it } from 'vitest'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { request } from '../hostile/hostile-input.ts'
import { RawClient } from '../support/raw-client.ts'

const app = createApp({ serveStatic: () => (_c, next) => next() })

/** Otherwise the connection would be kept for longer than the test may take. */
const options = { port: 0, shutdownSeconds: 0, serverOptions: { keepAliveTimeout: 600_000 } }

it.each([
  ['GET with `Connection: close`', 'GET /echo_once HTTP/1.1', { Connection: 'close' }],
  ['HEAD with `Connection: close`', 'HEAD /echo_once HTTP/1.1', { Connection: 'close' }],
  ['GET of HTTP/1.0', 'GET /echo_once HTTP/1.0', {}],
] as const)('%s ends the connection behind a 426', async (_what, line, headers) => {
  const server = await serve(app, options)
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(request(line, { Host: 'x', ...headers }))
  await client.gone
  expect(client.transcript[0]).toBe('426')
  await server.close()
})

it('a client for whom there is no place loses its connection behind a 426', async () => {
  const server = await serve(app, { ...options, maxConnections: 1 })
  const port = Number(new URL(server.url).port)
  const first = await RawClient.open(port)
  await first.write(request('GET /healthz HTTP/1.1', { Host: 'x' }))
  await first.heard(1)
  const second = await RawClient.open(port)
  await second.write(request('GET /echo_once HTTP/1.1', { Host: 'x' }))
  await second.gone
  expect(second.transcript[0]).toBe('426')
  first.leave()
  await server.close()
})
