import { once } from 'node:events'
import { createServer } from 'node:https'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../../src/library/runtimes/node/index.ts'
import { makeCertificate } from '../../support/certificate.ts'
import { app, closeCodeOf, echoOf, get, open } from './talk.ts'

const { key, cert } = makeCertificate()
const tls = { ca: cert, servername: 'localhost' }

const start = (shutdownSeconds = 0) =>
  serve(app, { port: 0, shutdownSeconds, createServer, serverOptions: { key, cert } })

describe('a server of https', () => {
  let server: NodeServer
  let port: number
  beforeAll(async () => {
    server = await start()
    port = Number(new URL(server.url).port)
  })
  afterAll(() => server.close())

  const ask = (path: string, headers = {}) => get({ ...tls, port, path, headers })
  const connectTo = () => open(`wss://127.0.0.1:${port}/echo`, tls)

  it('says where it listens', () => {
    expect(server.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
    expect(server.server).toBeInstanceOf(Object.getPrototypeOf(createServer()).constructor)
  })

  it('tells the app the scheme of a request', async () => {
    const headers = { Host: 'localhost' }
    expect((await ask('/url', headers)).body).toBe('https://localhost/url')
  })

  it.each([
    ['a small message', 'hello'],
    ['a large message', 'x'.repeat(500_000)],
  ])('echoes %s', async (_what, message) => {
    const socket = await connectTo()
    expect(String(await echoOf(socket, message))).toBe(message)
    socket.close(3001)
    expect(await closeCodeOf(socket)).toBe(3001)
  })

  it('serves a request for another upgrade as plain HTTP', async () => {
    const answer = await ask('/url', { Host: 'localhost', Connection: 'Upgrade', Upgrade: 'other' })
    expect(answer).toEqual({ status: 200, body: 'https://localhost/url' })
  })

  it('ends a connection without TLS', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await once(socket.resume(), 'close')
  })

  it('answers 400 to what is no HTTP', async () => {
    expect((await ask('/url', { Host: 'no host' })).status).toBe(400)
  })
})

it('a server of https closes its WebSockets with 1001', async () => {
  const server = await start(10)
  const socket = await open(`${server.url.replace('http', 'ws')}/echo`, tls)
  const closed = closeCodeOf(socket)
  await server.close()
  expect(await closed).toBe(1001)
})
