// A client that asks for the end of the connection gets it, also behind an answer that has a `Connection`
// of its own. RFC 9112, 9.6

import { expect, it } from 'vitest'
import { serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { request } from '../hostile/hostile-input.ts'
import { RawClient } from '../support/raw-client.ts'

it.each(['GET', 'HEAD'])(
  '%s with `Connection: close` ends the connection behind a 426',
  async (method) => {
    // Otherwise the connection would be kept for longer than the test may take.
    const serverOptions = { keepAliveTimeout: 600_000 }
    const app = createApp({ serveStatic: () => (_c, next) => next() })
    const server = await serve(app, { port: 0, shutdownSeconds: 0, serverOptions })
    const client = await RawClient.open(Number(new URL(server.url).port))
    await client.write(request(`${method} /echo_once HTTP/1.1`, { Host: 'x', Connection: 'close' }))
    await client.gone
    expect(client.transcript[0]).toBe('426')
    await server.close()
  },
)
