// Requests that are sent behind one another without waiting: each is answered, in order, on Node.

import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { acceptWebSocket } from '../../src/library/websocket/index.ts'
import { handshakeWith, request } from '../hostile/hostile-input.ts'
import { frame } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'

const LARGE = 'x'.repeat(100_000)

let server: NodeServer
/** How many requests are being answered now, and were at most. */
let asked = 0
let askedAtMost = 0
/** How many were answered in this turn of the event loop, and were at most. */
let inTurn = 0
let inTurnAtMost = 0

function countInTurn(): void {
  if (inTurn === 0) {
    setImmediate(() => {
      inTurn = 0
    })
  }
  inTurn += 1
  inTurnAtMost = Math.max(inTurnAtMost, inTurn)
}

beforeAll(async () => {
  const app = new Hono()
    .use('/say/*', async (_c, next) => {
      asked += 1
      askedAtMost = Math.max(askedAtMost, asked)
      await new Promise((resolve) => setImmediate(resolve))
      await next()
      asked -= 1
    })
    .get('/say/:text', (c) => c.text(c.req.param('text')))
    .get('/large', (c) => c.text(LARGE))
    .post('/size', async (c) => c.text(String((await c.req.text()).length)))
    .post('/unread', (c) => c.text('unread'))
    .all('/at-once', (c) => {
      countInTurn()
      return c.text('at once')
    })
    .get(
      '/echo',
      acceptWebSocket(async (socket) => {
        for await (const message of socket) await socket.send(message)
      }),
    )
  // A body that breaks off is thrown where it is read.
  app.onError((_error, c) => c.text('failed', 500))
  server = await serve(app, { port: 0, shutdownSeconds: 0 })
})
afterAll(() => server.close())

const get = (path: string, headers: Record<string, string> = {}) =>
  request(`GET ${path} HTTP/1.1`, { Host: 'a', ...headers })
const post = (path: string, body: string) =>
  Buffer.concat([
    request(`POST ${path} HTTP/1.1`, { Host: 'a', 'Content-Length': String(body.length) }),
    Buffer.from(body),
  ])
const numbers = (count: number) => Array.from({ length: count }, (_, number) => String(number))
const open = () => RawClient.open(Number(new URL(server.url).port))

async function bodies(count: number, ...bytes: Buffer[]): Promise<string[]> {
  const client = await open()
  await client.write(Buffer.concat(bytes))
  await client.heard(count)
  client.leave()
  return client.answers.map(({ body }) => body)
}

describe('requests in one write', () => {
  it.each([2, 5, 100, 5000])('%i are answered in order, one at a time', async (count) => {
    askedAtMost = 0
    const texts = numbers(count)
    expect(await bodies(count, ...texts.map((text) => get(`/say/${text}`)))).toEqual(texts)
    expect(askedAtMost).toBe(1)
  })

  it('are answered in order with bodies between them', async () => {
    const texts = ['1', '20', '1000', '100000', '3']
    const requests = texts.flatMap((text) => [
      post('/size', '\r\n\r\n'.repeat(Number(text)).slice(0, Number(text))),
      get(`/say/${text}`),
    ])
    expect(await bodies(10, ...requests)).toEqual(texts.flatMap((text) => [text, text]))
  })

  it('are answered behind a body that nobody reads', async () => {
    const answers = await bodies(3, get('/say/a'), post('/unread', LARGE), get('/say/b'))
    expect(answers).toEqual(['a', 'unread', 'b'])
  })

  it.each([
    ['without a body', get('/at-once')],
    ['with a body that nobody reads', post('/at-once', 'unread')],
  ])('%s let others have their turn between the answers', async (_which, one) => {
    inTurnAtMost = 0
    await bodies(5000, ...Array<Buffer>(5000).fill(one))
    expect(inTurnAtMost).toBeLessThan(50)
  })

  it('are answered in order to a client that reads late', async () => {
    const client = await open()
    client.stopReading()
    const written = client.write(Buffer.concat(numbers(300).map(() => get('/large'))))
    await written
    client.readAgain()
    await client.heard(300)
    expect(client.answers.every(({ body }) => body === LARGE)).toBe(true)
    client.leave()
  })

  it('are answered behind an upgrade that is ignored', async () => {
    const ignored = get('/say/first', { Connection: 'Upgrade', Upgrade: 'h2c' })
    const texts = numbers(3000)
    const answers = await bodies(3001, ignored, ...texts.map((text) => get(`/say/${text}`)))
    expect(answers).toEqual(['first', ...texts])
  })

  it('end with the one that closes the connection', async () => {
    const client = await open()
    await client.write(
      Buffer.concat([get('/say/a'), get('/say/b', { Connection: 'close' }), get('/say/c')]),
    )
    await client.gone
    expect(client.answers.map(({ body }) => body)).toEqual(['a', 'b'])
  })
})

describe('what is no request', () => {
  const noRequest = Buffer.from('GARBAGE\r\n\r\n')
  const brokenBody = Buffer.concat([
    request('POST /size HTTP/1.1', { Host: 'a', 'Transfer-Encoding': 'chunked' }),
    Buffer.from('no size\r\n'),
  ])

  it.each([
    ['in front of nothing', [], noRequest],
    ['behind two requests', [get('/say/a'), get('/say/b')], noRequest],
    ['behind a large answer', [get('/large')], noRequest],
    ['as the body of a request', [], brokenBody],
    ['as the body of the third request', [get('/say/a'), get('/say/b')], brokenBody],
  ])('%s gets a 400 behind the answers to them', async (_where, before, bytes) => {
    const client = await open()
    await client.write(Buffer.concat([...before, bytes]))
    await client.gone
    const ok = before.map(() => 200)
    expect(client.answers.map(({ status }) => status)).toEqual([...ok, 400])
  })

  it('between answered requests gets a 400', async () => {
    const client = await open()
    await client.write(get('/say/a'))
    await client.heard(1)
    await client.write(noRequest)
    await client.gone
    expect(client.answers.map(({ status }) => status)).toEqual([200, 400])
  })

  it('is let go, however much of it follows', async () => {
    const client = await open()
    await client.write(Buffer.concat([get('/say/a'), noRequest, noRequest]))
    await client.gone
    expect(client.answers.map(({ status }) => status)).toEqual([200, 400])
  })
})

it.each([1, 3, 700])('requests in pieces of %i bytes are answered in order', async (size) => {
  const texts = numbers(40)
  const bytes = Buffer.concat([
    ...texts.map((text) => get(`/say/${text}`)),
    post('/size', LARGE.slice(0, 2000)),
  ])
  const client = await open()
  for (let at = 0; at < bytes.length; at += size) await client.write(bytes.subarray(at, at + size))
  await client.heard(41)
  expect(client.answers.map(({ body }) => body)).toEqual([...texts, '2000'])
  client.leave()
})

it('a WebSocket behind answered requests gets all that came with its handshake', async () => {
  const client = await open()
  await client.write(Buffer.concat([get('/say/a'), get('/say/b')]))
  await client.heard(2)
  const messages = numbers(5000)
  const handshake = request('GET /echo HTTP/1.1', handshakeWith())
  await client.write(Buffer.concat([handshake, ...messages.map((message) => frame(message))]))
  await client.heard(5003)
  expect(client.transcript).toEqual([
    '200',
    '200',
    '101',
    ...messages.map((message) => `text "${message}"`),
  ])
  client.leave()
})
