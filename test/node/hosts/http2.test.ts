import { once } from 'node:events'
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  createSecureServer,
  createServer,
} from 'node:http2'
import { text } from 'node:stream/consumers'
import { Hono } from 'hono'
import { streamText } from 'hono/streaming'
import { afterEach, describe, expect, it } from 'vitest'
import {
  type NodeServer,
  type ServeOptions,
  serve,
} from '../../../src/library/runtimes/node/index.ts'
import { shutdownSignal } from '../../../src/library/websocket/adapter/index.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { app, closeCodeOf, echoOf, get, open } from './talk.ts'

const { key, cert } = makeCertificate()
const tls = { ca: cert, servername: 'localhost' }
const serverOptions = { key, cert, allowHTTP1: true }

const tried = new Hono()
  .route('/', app)
  .get('/streams', (c) =>
    streamText(c, async (stream) => {
      await stream.write('one ')
      await stream.write('two')
    }),
  )
  .get('/held-open', (c) =>
    streamText(c, async (stream) => {
      await stream.write('open')
      await new Promise(() => {})
    }),
  )
  .get('/until-shutdown', (c) =>
    streamText(c, async (stream) => {
      await stream.write('open ')
      const signal = shutdownSignal(c)
      await new Promise((resolve) => signal?.addEventListener('abort', resolve))
      await stream.write('done')
    }),
  )

const servers: NodeServer[] = []
const sessions: ClientHttp2Session[] = []
afterEach(async () => {
  for (const session of sessions.splice(0)) session.destroy()
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(options: ServeOptions = {}): Promise<NodeServer> {
  const made = { createServer: createSecureServer, serverOptions }
  const server = await serve(tried, {
    port: 0,
    shutdownSeconds: 0,
    ...made,
    ...options,
  } as ServeOptions)
  servers.push(server)
  return server
}

async function session(server: NodeServer): Promise<ClientHttp2Session> {
  const session = connect(server.url, tls)
  sessions.push(session)
  session.on('error', () => {})
  await once(session, 'connect')
  return session
}

async function ask(session: ClientHttp2Session, headers: Record<string, string>) {
  const stream = session.request(headers)
  const [answer] = await once(stream, 'response')
  return { headers: answer, status: answer[':status'], body: await text(stream) }
}

/** A stream whose answer has begun. */
async function begun(session: ClientHttp2Session, path: string): Promise<ClientHttp2Stream> {
  const stream = session.request({ ':path': path })
  await once(stream, 'response')
  return stream
}

describe('a server of HTTP/2 with allowHTTP1', () => {
  it('answers over HTTP/2', async () => {
    const client = await session(await start())
    const { status, body } = await ask(client, { ':path': '/url', ':authority': 'LOCALHOST:1' })
    expect({ status, body }).toEqual({ status: 200, body: 'https://localhost:1/url' })
  })

  it('answers over HTTP/1.1 on the same port', async () => {
    const { port } = new URL((await start()).url)
    const headers = { Host: 'localhost' }
    expect((await get({ ...tls, port, path: '/url', headers })).body).toBe('https://localhost/url')
  })

  it.each([
    ['a small message', 'hello'],
    ['a large message', 'x'.repeat(500_000)],
  ])('echoes %s over HTTP/1.1', async (_what, message) => {
    const { url } = await start()
    const socket = await open(`${url.replace('http', 'ws')}/echo`, tls)
    expect(String(await echoOf(socket, message))).toBe(message)
    socket.close(3001)
    expect(await closeCodeOf(socket)).toBe(3001)
  })

  it('leaves out what HTTP/2 does not know', async () => {
    const client = await session(await start())
    const { status, headers } = await ask(client, { ':path': '/echo' })
    expect(status).toBe(426)
    expect(headers).not.toHaveProperty('upgrade')
  })

  it('streams an answer', async () => {
    const client = await session(await start())
    expect((await ask(client, { ':path': '/streams' })).body).toBe('one two')
  })

  it('takes a hundred requests of a connection at a time', async () => {
    const client = connect((await start()).url, tls)
    sessions.push(client)
    const [settings] = await once(client, 'remoteSettings')
    expect(settings.maxConcurrentStreams).toBe(100)
  })

  it('counts connections, and not the requests on them', async () => {
    const server = await start({ maxConnections: 1 })
    const opened = once(server.server, 'session')
    const first = await session(server)
    const [ofServer] = await opened
    await begun(first, '/held-open')
    await begun(first, '/held-open')
    const second = await session(server)
    expect((await ask(second, { ':path': '/held-open' })).status).toBe(503)
    const freed = once(ofServer, 'close')
    first.destroy()
    await freed
    const stream = (await session(server)).request({ ':path': '/held-open' })
    expect((await once(stream, 'response'))[0]).toMatchObject({ ':status': 200 })
  })
})

describe('a server of HTTP/2 that shuts down', () => {
  it('ends a connection that is idle', async () => {
    const server = await start({ shutdownSeconds: 3600 })
    const client = await session(server)
    await ask(client, { ':path': '/url' })
    const closed = once(client, 'close')
    await server.close()
    await closed
  })

  it('ends a connection behind the answers on it, and WebSockets with 1001', async () => {
    const server = await start({ shutdownSeconds: 3600 })
    const stream = await begun(await session(server), '/until-shutdown')
    const socket = await open(`${server.url.replace('http', 'ws')}/echo`, tls)
    const closed = closeCodeOf(socket)
    const body = text(stream)
    await server.close()
    expect(await body).toBe('open done')
    expect(await closed).toBe(1001)
  })

  it('ends at its deadline what would go on for ever', async () => {
    const server = await start({ shutdownSeconds: 0 })
    const stream = await begun(await session(server), '/held-open')
    stream.on('error', () => {})
    const closed = new Promise((resolve) => stream.on('close', resolve))
    await server.close()
    await closed
  })
})

it('a server of HTTP/2 without TLS answers', async () => {
  const server = await start({ createServer, serverOptions: {} })
  const client = await session(server)
  const { body } = await ask(client, { ':path': '/url', ':authority': 'localhost' })
  expect(body).toBe('http://localhost/url')
})
