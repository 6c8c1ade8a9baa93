// What a shutdown is to handlers that do not wait for a message.

import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/index.ts'
import {
  requireWebSocket,
  shutdownSignal,
  type WebSocketHandler,
} from '../../src/library/websocket/index.ts'
import { overNetwork } from '../behaviour/network.ts'

/** Far longer than a test may take: what ends before, ends by itself. */
const SHUTDOWN_SECONDS = 3600

const servers: NodeServer[] = []
afterEach(async () => void (await Promise.all(servers.splice(0).map((server) => server.close()))))

async function start(app: Hono): Promise<NodeServer> {
  const server = await serve(app, { port: 0, shutdownSeconds: SHUTDOWN_SECONDS })
  servers.push(server)
  return server
}

const pipes: WebSocketHandler = async (socket) => {
  void socket.send('begun')
  await new ReadableStream<string>({}).pipeTo(socket.writable)
}

const awaitsTheEnd: WebSocketHandler = async (socket) => {
  void socket.send('begun')
  await socket.closed
}

const onlySends: WebSocketHandler = async (socket) => {
  while (await socket.send('begun')) await new Promise((resolve) => setImmediate(resolve))
}

const waitsForItsSignal: WebSocketHandler = async (socket) => {
  void socket.send('begun')
  await new Promise((resolve) => socket.signal.addEventListener('abort', resolve))
}

const discards: WebSocketHandler = async (socket) => {
  socket.discard()
  void socket.send('begun')
  await socket.closed
}

describe('a shutdown closes with 1001, and does not wait for, a handler that', () => {
  it.each([
    ['pipes an endless stream into its socket', pipes],
    ['awaits closed', awaitsTheEnd],
    ['sends until it cannot', onlySends],
    ['waits for its signal', waitsForItsSignal],
    ['discards what comes in', discards],
  ])('%s', async (_what, handler) => {
    const server = await start(new Hono().get('/', requireWebSocket(handler)))
    const client = await overNetwork(server.url).connect('/')
    await client.next()
    await server.close()
    expect((await client.closed).code).toBe(1001)
  })
})

describe('shutdownSignal', () => {
  it('is aborted while a stream over plain HTTP is still sent', async () => {
    const app = new Hono().get('/', (c) => {
      const signal = shutdownSignal(c)
      const body = new ReadableStream({
        start(controller) {
          controller.enqueue(new TextEncoder().encode('begun, '))
          signal.addEventListener('abort', () => {
            controller.enqueue(new TextEncoder().encode('and stopped'))
            controller.close()
          })
        },
      })
      return c.body(body)
    })
    const server = await start(app)
    const answer = await fetch(server.url)
    await server.close()
    expect(await answer.text()).toBe('begun, and stopped')
  })
})
