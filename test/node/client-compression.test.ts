import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type ConnectOptions, connect } from '../../src/library/client/node/index.ts'

let server: WebSocketServer
let url: string
beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: true })
  await once(server, 'listening')
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** A session, the server's end of it, and what it has offered. */
async function open(options: ConnectOptions) {
  const connected = once(server, 'connection')
  const socket = await connect(url, options)
  const [ws, request] = await connected
  const offer: string | undefined = request.headers['sec-websocket-extensions']
  return { socket, ws: ws as WebSocket, offer }
}

it('offers no compression by default', async () => {
  const { socket, offer } = await open({})
  expect(offer).toBeUndefined()
  socket.close()
})

it.each<[ConnectOptions['compress'], RegExp]>([
  [true, /^permessage-deflate; server_no_context_takeover; client_no_context_takeover/],
  [{ contextTakeover: true }, /^permessage-deflate; client_max_window_bits$/],
])('offers compression with compress: %j', async (compress, expected) => {
  const { socket, ws, offer } = await open({ compress })
  expect(offer).toMatch(expected)
  const received = once(ws, 'message')
  await socket.send('x'.repeat(10_000))
  expect(String((await received)[0])).toBe('x'.repeat(10_000))
  ws.send('y'.repeat(10_000))
  expect(await socket.wait()).toBe('y'.repeat(10_000))
  socket.close()
})

it('talks to a server that keeps no context, though it would itself', async () => {
  const forgetting = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    perMessageDeflate: { serverNoContextTakeover: true, clientNoContextTakeover: true },
  })
  await once(forgetting, 'listening')
  forgetting.on('connection', (ws) => ws.on('message', (data: Buffer) => ws.send(data)))
  const { port } = forgetting.address() as AddressInfo
  const socket = await connect(`ws://127.0.0.1:${port}`, { compress: { contextTakeover: true } })
  const message = new Uint8Array(10_000).fill(7)
  await socket.send(message)
  expect(await socket.wait()).toEqual(message)
  socket.close()
  forgetting.close()
})

it('closes with 1009 at a message that inflates beyond maxMessageBytes', async () => {
  const { socket, ws } = await open({ compress: true, limits: { maxMessageBytes: 1000 } })
  const closed = once(ws, 'close')
  ws.send('y'.repeat(10_000))
  expect(await socket.wait()).toBeNull()
  expect((await closed)[0]).toBe(1009)
})

it('ends with 1006 behind what is still being compressed', async () => {
  const { socket, ws } = await open({ compress: true })
  const lengths: number[] = []
  ws.on('message', (data: Buffer) => lengths.push(data.length))
  const closed = once(ws, 'close')
  for (let count = 0; count < 5; count += 1) void socket.send('x'.repeat(100_000))
  socket.close(1006)
  expect((await closed)[0]).toBe(1006)
  expect(lengths).toEqual([100_000, 100_000, 100_000, 100_000, 100_000])
})
