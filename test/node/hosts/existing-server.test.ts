import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { type NodeServer, serve } from '../../../src/library/runtimes/node/index.ts'
import { app, closeCodeOf, echoOf, get, open } from './talk.ts'

const servers: NodeServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
})

async function start(server: Server, takes?: (incoming: IncomingMessage) => boolean) {
  const options = { shutdownSeconds: 0, ...(takes && { takes }) }
  const address = server.listening ? {} : { port: 0 }
  const started = await serve(app, { server, ...options, ...address })
  servers.push(started)
  return { port: new URL(started.url).port, started }
}

const isOfApp = ({ url }: IncomingMessage) => url === '/url' || url === '/echo'

/** Another user of the server, which answers whatever it gets. */
function shared() {
  const asked: string[] = []
  const server = createServer((incoming, outgoing) => {
    asked.push(`${incoming.url}`)
    outgoing.end('of the other')
  })
  const wss = new WebSocketServer({ noServer: true })
  server.on('upgrade', (incoming, socket, head) => {
    asked.push(`upgrade ${incoming.url}`)
    wss.handleUpgrade(incoming, socket, head, (ws) => {
      ws.on('message', () => ws.send('of the other'))
    })
  })
  return { asked, server, wss }
}

describe('takes that throws', () => {
  const reported = vi.spyOn(console, 'error')
  afterEach(() => reported.mockReset())

  it('answers 500, reports it, and the server goes on', async () => {
    reported.mockReturnValue()
    const takes = ({ url = '' }: IncomingMessage) =>
      new URL(url, 'http://localhost').pathname === '/url'
    const { port } = await start(createServer(), takes)
    expect((await get({ port, path: '//' })).status).toBe(500)
    await expect(open(`ws://127.0.0.1:${port}//`)).rejects.toThrow('500')
    expect(reported).toHaveBeenCalledTimes(2)
    expect((await get({ port, path: '/url' })).status).toBe(200)
  })
})

describe('a server that is there already', () => {
  it('is made to listen', async () => {
    const server = createServer()
    const { port, started } = await start(server)
    expect(started.server).toBe(server)
    const socket = await open(`ws://127.0.0.1:${port}/echo`)
    expect(String(await echoOf(socket, 'hello'))).toBe('hello')
    expect((await get({ port, path: '/url' })).status).toBe(200)
  })

  it('may listen', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = await start(server)
    const socket = await open(`ws://127.0.0.1:${port}/echo`)
    expect(String(await echoOf(socket, 'hello'))).toBe('hello')
  })

  it('that listens cannot be given an address', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    await expect(serve(app, { server, port: 0 })).rejects.toThrow('`port` has no effect')
    server.close()
  })

  it('keeps its timeouts', async () => {
    const server = createServer({ headersTimeout: 1234 })
    await start(server)
    expect(server.headersTimeout).toBe(1234)
  })

  it('closes its WebSockets with 1001', async () => {
    const { port, started } = await start(createServer())
    const closed = closeCodeOf(await open(`ws://127.0.0.1:${port}/echo`))
    await started.close()
    expect(await closed).toBe(1001)
    expect(started.server.listening).toBe(false)
  })
})

describe('a server with other listeners', () => {
  it.each(['request', 'upgrade'] as const)(
    "for '%s' is refused unless takes says what is the app's",
    async (event) => {
      const server = createServer().on(event, () => {})
      const serving = serve(app, { server, port: 0 })
      await expect(serving).rejects.toThrow(TypeError)
      await expect(serving).rejects.toThrow(`has a listener for '${event}' already`)
    },
  )

  it('gives the app what it takes, and the others the rest', async () => {
    const { asked, server } = shared()
    const { port } = await start(server, isOfApp)
    const ofApp = await open(`ws://127.0.0.1:${port}/echo`)
    expect(String(await echoOf(ofApp, 'hello'))).toBe('hello')
    const ofOther = await open(`ws://127.0.0.1:${port}/other`)
    expect(String(await echoOf(ofOther, 'hello'))).toBe('of the other')
    expect((await get({ port, path: '/url' })).body).toBe(`http://localhost:${port}/url`)
    expect((await get({ port, path: '/elsewhere' })).body).toBe('of the other')
    expect(asked).toEqual(['upgrade /other', '/elsewhere'])
  })

  it('gives an upgrade that nobody wants to the others, as plain HTTP', async () => {
    const server = createServer((_incoming, outgoing) => outgoing.end('of the other'))
    const { port } = await start(server, isOfApp)
    const headers = { Connection: 'Upgrade', Upgrade: 'websocket' }
    expect((await get({ port, path: '/other', headers })).body).toBe('of the other')
  })

  it('answers 404 to what is nobody’s', async () => {
    const { port } = await start(createServer(), isOfApp)
    expect((await get({ port, path: '/nobodys' })).status).toBe(404)
  })

  it('ends although a connection of the others stays open', async () => {
    const { server, wss } = shared()
    const { port, started } = await start(server, isOfApp)
    const ofOther = await open(`ws://127.0.0.1:${port}/other`)
    await started.close()
    expect(ofOther.readyState).toBe(ofOther.OPEN)
    for (const socket of wss.clients) socket.terminate()
  })
})
