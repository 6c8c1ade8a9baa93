// What is sent in one turn leaves together, and yet nothing waits: proved without a clock, by
// handlers that go on only when the client has received what they have sent.

import { Hono } from 'hono'
import { afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type NodeServer, serve } from '../../src/library/runtimes/node/index.ts'
import {
  acceptWebSocket,
  type WebSocketHandler,
  type WebSocketSession,
} from '../../src/library/websocket/index.ts'

let server: NodeServer | undefined

afterEach(() => server?.close())

/** Connects to the handler; gives what the client receives, as it comes. */
async function converse(handler: WebSocketHandler, onMessage: (text: string) => void = () => {}) {
  server = await serve(new Hono().get('/', acceptWebSocket(handler)), { port: 0 })
  const client = new WebSocket(server.url.replace('http', 'ws'))
  const received: { data: Buffer; isBinary: boolean }[] = []
  client.on('message', (data: Buffer, isBinary) => {
    received.push({ data, isBinary })
    onMessage(data.toString())
  })
  const closed = new Promise<number>((resolve) => client.once('close', resolve))
  return { client, received, closed }
}

/** A promise for each text, which resolves when the client has received it. */
function receipts() {
  const resolvers = new Map<string, () => void>()
  return {
    onMessage: (text: string) => resolvers.get(text)?.(),
    of: (text: string) => new Promise<void>((resolve) => resolvers.set(text, resolve)),
  }
}

test.each([
  ['small', 's'],
  ['large', 'l'.repeat(100_000)],
])('a %s message leaves while its handler waits for something else', async (_size, text) => {
  const receipt = receipts()
  const { closed } = await converse(async (socket) => {
    const received = receipt.of(text)
    await socket.send(text)
    await received
  }, receipt.onMessage)
  expect(await closed).toBe(1000)
})

test('each message of an exchange leaves before the next is sent', async () => {
  const receipt = receipts()
  const { closed, received } = await converse(async (socket) => {
    for (const text of ['one', 'two', 'three']) {
      const arrived = receipt.of(text)
      void socket.send(text)
      await arrived
    }
  }, receipt.onMessage)
  expect(await closed).toBe(1000)
  expect(received.map(({ data }) => data.toString())).toEqual(['one', 'two', 'three'])
})

test('messages of every size arrive in order, whole, and before the close', async () => {
  // Around each step of the frame header, and around what is copied into a batch.
  const sizes = [0, 1, 41, 42, 125, 126, 1365, 1366, 4096, 4097, 65_535, 65_536, 3]
  const texts = sizes.flatMap((size) => ['x'.repeat(size), 'é€'.repeat(size).slice(0, size)])
  const { closed, received } = await converse((socket) => {
    for (const text of texts) {
      void socket.send(text)
      void socket.send(new TextEncoder().encode(text))
    }
    socket.close(3001)
  })
  expect(await closed).toBe(3001)
  expect(received).toHaveLength(texts.length * 2)
  for (const [i, { data, isBinary }] of received.entries()) {
    expect(isBinary).toBe(i % 2 === 1)
    expect(data.equals(Buffer.from(texts[i >> 1] ?? ''))).toBe(true)
  }
})

test('a handler that never stops sending is held back by small messages too', async () => {
  let isGone = false
  const { client } = await converse(async (socket) => {
    while (!socket.isClosed()) await socket.send('small')
    isGone = true
  })
  await new Promise((resolve) => client.once('message', resolve))
  client.terminate()
  await expect.poll(() => isGone).toBe(true)
})

test('messages to several clients by turns arrive in order at each', async () => {
  const rooms: WebSocketSession[] = []
  const rounds = Array.from({ length: 40 }, (_, round) => `${round} `.repeat(round))
  server = await serve(
    new Hono().get(
      '/',
      acceptWebSocket(async (socket) => {
        rooms.push(socket)
        if (rooms.length < 3) return void (await socket.closed)
        for (const text of rounds) for (const member of rooms) void member.send(text)
        for (const member of rooms) member.close()
      }),
    ),
    { port: 0 },
  )
  const url = server.url.replace('http', 'ws')
  const clients = [1, 2, 3].map(() => new WebSocket(url))
  const received = await Promise.all(clients.map(everything))
  expect(received).toEqual([rounds, rounds, rounds])
})

/** Resolves with what the client has received until it is closed. */
function everything(client: WebSocket): Promise<string[]> {
  const texts: string[] = []
  client.on('message', (data: Buffer) => texts.push(data.toString()))
  return new Promise((resolve) => client.once('close', () => resolve(texts)))
}
