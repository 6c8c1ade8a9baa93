import { createConnection, type Socket } from 'node:net'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import {
  requireWebSocket,
  type WebSocketHandler,
  type WebSocketSession,
  webSockets,
} from '../../src/library/websocket/index.ts'
import { echo } from '../../src/service/echo.ts'
import { handshake } from '../behaviour/handshake.ts'

const KIB = 1024
const MIB = 1024 * KIB
const queueMessages = 16
/** What one read from the network holds at most, in messages of 1 KiB: Node reads 64 KiB at a time. */
const oneRead = 64

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(handler: WebSocketHandler): Promise<string> {
  const app = new Hono()
    .use(webSockets({ limits: { queueMessages } }))
    .get('/', requireWebSocket(handler))
  const server = await serve(app, { port: 0, heartbeatSeconds: 0, shutdownSeconds: 0 })
  servers.push(server)
  return server.url
}

describe('a handler that does not read', () => {
  it('makes the sender fill its own buffer, and holds one read more than its mark', async () => {
    let session: WebSocketSession | undefined
    const url = await start(async (socket) => {
      session = socket
      await socket.closed
    })
    const client = new WebSocket(url.replace('http', 'ws'))
    await new Promise((resolve) => client.once('open', resolve))
    const message = new Uint8Array(KIB)
    // Until the client's own buffer stops falling: what was sent stays for whole turns of the loop
    // in which the server, in this very process, had every chance to read.
    let stuck = 0
    for (let before = -1; stuck < 100; ) {
      client.send(message)
      for (let count = 0; count < 64; count += 1) client.send(message)
      await new Promise((resolve) => setImmediate(resolve))
      stuck = client.bufferedAmount > before && client.bufferedAmount > 8 * MIB ? stuck + 1 : 0
      before = client.bufferedAmount
    }
    expect(session?.countMessages()).toBeGreaterThan(queueMessages)
    expect(session?.countMessages()).toBeLessThanOrEqual(queueMessages + oneRead)
    client.terminate()
  })
})

const plainEcho: WebSocketHandler = async (socket) => {
  for await (const message of socket) await socket.send(message)
}

describe.each([
  ['a loop that awaits each', plainEcho],
  ['the echo of the service', echo],
])('a client of %s that sends 200 MB and does not read', (_which, handler) => {
  it('costs the server at most 64 MB, and gets every byte back when it reads at last', async () => {
    const url = await start(handler)
    const frame = maskedFrame(64 * KIB)
    const frames = 200 * (MIB / (64 * KIB))
    const socket = await upgrade(url)
    socket.pause()
    const before = process.memoryUsage.rss()
    let sent = 0
    // Until the kernel takes no more: then the server has stopped reading.
    while (sent < frames && (await writes(socket, frame))) sent += 1
    expect(sent).toBeLessThan(frames)
    expect(process.memoryUsage.rss() - before).toBeLessThan(64 * MIB)

    const echoed = countBytes(socket, frames * (64 * KIB + 10))
    for (sent += 1; sent < frames; sent += 1) {
      if (!socket.write(frame)) await new Promise((resolve) => socket.once('drain', resolve))
    }
    expect(await echoed).toBe(frames * (64 * KIB + 10))
    socket.destroy()
  })
})

/** Writes; false when nothing of it has moved after many turns in which the server could read. */
async function writes(socket: Socket, bytes: Buffer): Promise<boolean> {
  if (socket.write(bytes)) return true
  for (let turn = 0; turn < 1000; turn += 1) {
    if (!socket.writableNeedDrain) return true
    await new Promise((resolve) => setImmediate(resolve))
  }
  return false
}

function countBytes(socket: Socket, expected: number): Promise<number> {
  return new Promise((resolve) => {
    let count = 0
    socket.on('data', (chunk) => {
      count += chunk.byteLength
      if (count >= expected) resolve(count)
    })
    socket.resume()
  })
}

/** A binary frame of zeros with a mask of zeros. RFC 6455, 5.2 */
function maskedFrame(size: number): Buffer {
  const header = Buffer.alloc(14)
  header[0] = 0x82
  header[1] = 0x80 | 127
  header.writeBigUInt64BE(BigInt(size), 2)
  return Buffer.concat([header, Buffer.alloc(size)])
}

/** A raw connection, past the handshake. */
function upgrade(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url)
  const socket = createConnection(Number(port), hostname)
  const headers = Object.entries(handshake).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.write(`GET / HTTP/1.1\r\nHost: ${hostname}\r\n${headers.join('')}\r\n`)
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('data', () => resolve(socket))
  })
}
