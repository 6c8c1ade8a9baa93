// A stream to a client of HTTP/1.0: it has no chunks, and ends with its connection. RFC 9112, 6.1

import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { request } from '../hostile/hostile-input.ts'
import { RawClient } from '../support/raw-client.ts'

let server: NodeServer
beforeAll(async () => {
  const app = new Hono()
    .get('/sse', (c) => streamSSE(c, (stream) => stream.writeSSE({ data: 'tick' })))
    .route('/', createApp({ serveStatic: () => (_c, next) => next() }))
  server = await serve(app, { port: 0, shutdownSeconds: 0 })
})
afterAll(() => server.close())

const accept = { Accept: 'text/event-stream' }

it("a stream of Hono's comes as it is", async () => {
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(request('GET /sse HTTP/1.0', accept))
  await client.gone
  const [answer] = client.answers
  expect(answer?.headers.get('Transfer-Encoding')).toBeNull()
  expect(answer?.body).toBe('data: tick\n\n')
})

it("the clock's stream comes as it is", async () => {
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(request('GET /clock?interval=50 HTTP/1.0', accept))
  await client.read((text) => text.includes('id: '))
  client.halfClose()
  await client.gone
  const [answer] = client.answers
  expect(answer?.headers.get('Transfer-Encoding')).toBeNull()
  expect(answer?.headers.get('Connection')).toBe('close')
  expect(answer?.body).toMatch(/^retry: 1000\n\n(data: \{.*\}\nid: \d+\n\n)+$/)
})

it('the same streams have chunks over HTTP/1.1', async () => {
  for (const path of ['/sse', '/clock?interval=50']) {
    const answer = await fetch(`${server.url}${path}`, { headers: accept })
    expect(answer.headers.get('Transfer-Encoding')).toBe('chunked')
    await answer.body?.cancel()
  }
})
