// The recipe of a reverse proxy, between a client and a backend that are both bare `ws`.

import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { readRecipe } from '../readme/recipes.ts'

let backend: WebSocketServer
let app: Hono
let proxy: NodeServer

/** Takes the next handshake, which is then not answered. */
let hold: ((request: IncomingMessage) => void) | null = null

beforeAll(async () => {
  backend = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    verifyClient({ req }, answer: (isWelcome: boolean) => void) {
      if (hold === null) answer(true)
      else hold(req)
      hold = null
    },
  })
  await once(backend, 'listening')
  const { port } = backend.address() as AddressInfo
  app = await readRecipe('reverse proxy', { '127.0.0.1:8080/live': `127.0.0.1:${port}/` })
  proxy = await serve(app, { port: 0, shutdownSeconds: 0 })
})
afterAll(async () => {
  await proxy.close()
  backend.close()
})

/** A client through the proxy, and the backend's end of its connection. */
async function open(
  protocols: string[] = [],
  headers: Record<string, string> = {},
  { url } = proxy,
) {
  const connected = once(backend, 'connection')
  const client = new WebSocket(`${url.replace('http', 'ws')}/live`, protocols, { headers })
  const [server, request] = await connected
  if (client.readyState !== WebSocket.OPEN) await once(client, 'open')
  return { client, server: server as WebSocket, headers: request.headers as Record<string, string> }
}

/** What comes until the end, and the end. */
function transcript(socket: WebSocket): Promise<string[]> {
  const entries: string[] = []
  socket.on('message', (data: Buffer, isBinary) => {
    entries.push(isBinary ? `binary ${data.toString('hex')}` : `text ${data}`)
  })
  return new Promise((resolve) => {
    socket.on('close', (code, reason) => resolve([...entries, `close ${code} ${reason}`]))
  })
}

const ends: [string, (socket: WebSocket) => void, string][] = [
  ['1000', (socket) => socket.close(1000), 'close 1000 '],
  ['a code with a reason', (socket) => socket.close(4001, 'enough'), 'close 4001 enough'],
  ['no code', (socket) => socket.close(), 'close 1005 '],
]

const texts = Array.from({ length: 20 }, (_, index) => `${index}`)

describe.each([
  ['the client', 'the backend'],
  ['the backend', 'the client'],
] as const)('what %s sends', (sender, receiver) => {
  async function openTowards() {
    const { client, server } = await open()
    return sender === 'the client' ? { from: client, to: server } : { from: server, to: client }
  }

  it.each(ends)(`reaches ${receiver} in order, in front of a close with %s`, async (...end) => {
    const [, close, expected] = end
    const { from, to } = await openTowards()
    const received = transcript(to)
    const answer = once(from, 'close')
    for (const text of texts) from.send(text)
    from.send(Buffer.from([0, 255]))
    from.send('')
    close(from)
    const messages = [...texts.map((text) => `text ${text}`), 'binary 00ff', 'text ']
    expect(await received).toEqual([...messages, expected])
    // The answer to a close has its code.
    expect(`close ${(await answer)[0]} `).toBe(`${expected.slice(0, 10)} `)
  })

  it(`reaches ${receiver} in front of an end without a close`, async () => {
    const { from, to } = await openTowards()
    const received = transcript(to)
    for (const text of texts) from.send(text)
    await new Promise((resolve) => from.send('last', resolve))
    from.terminate()
    expect(await received).toEqual([
      ...texts.map((text) => `text ${text}`),
      'text last',
      'close 1006 ',
    ])
  })

  it(`is held back while ${receiver} does not read`, async () => {
    const { from, to } = await openTowards()
    to.pause()
    const message = Buffer.alloc(65_536)
    const MESSAGES = 1000
    for (let sent = 0; sent < MESSAGES; sent += 1) from.send(message)
    // Until nothing has left for whole turns of the loop, in which all three had every chance.
    for (let stuck = 0, before = -1; stuck < 200; ) {
      await new Promise((resolve) => setImmediate(resolve))
      stuck = from.bufferedAmount === before ? stuck + 1 : 0
      before = from.bufferedAmount
    }
    expect(from.bufferedAmount).toBeGreaterThan((MESSAGES * message.length) / 4)
    let received = 0
    to.on('message', () => {
      received += 1
    })
    to.resume()
    from.close(1000)
    await once(to, 'close')
    expect(received).toBe(MESSAGES)
  })
})

describe('the proxy', () => {
  it("gives the client the backend's answers to messages with a close right behind, 20 times", async () => {
    for (let round = 0; round < 20; round += 1) {
      const { client, server } = await open()
      server.on('message', (data, isBinary) => server.send(data, { binary: isBinary }))
      const received = transcript(client)
      for (const text of texts) client.send(text)
      client.close(4002)
      expect(await received).toEqual([...texts.map((text) => `text ${text}`), 'close 4002 '])
    }
  })

  it('passes headers on, and the subprotocol', async () => {
    const { client, server, headers } = await open(['chat'], { Cookie: 'a=b' })
    expect([client.protocol, server.protocol]).toEqual(['chat', 'chat'])
    expect(headers.cookie).toBe('a=b')
    client.close()
    await once(client, 'close')
  })

  it('says goodbye with 1001 on both sides when it shuts down', async () => {
    const other = await serve(app, { port: 0 })
    const { client, server } = await open([], {}, other)
    const closed = [once(client, 'close'), once(server, 'close')]
    await other.close()
    expect((await Promise.all(closed)).map(([code]) => code)).toEqual([1001, 1001])
  })

  it('leaves the backend when the client leaves while it connects', async () => {
    const asked = new Promise<IncomingMessage>((resolve) => {
      hold = resolve
    })
    const client = new WebSocket(`${proxy.url.replace('http', 'ws')}/live`)
    if (client.readyState !== WebSocket.OPEN) await once(client, 'open')
    const { socket } = await asked
    // A FIN is told when it is read, a reset when the socket is closed.
    const gone = new Promise<void>((resolve) => {
      socket.resume().on('end', resolve).on('close', resolve)
    })
    client.terminate()
    await gone
  })
})
