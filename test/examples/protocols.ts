// The examples that speak a protocol, each with that protocol's own client, over a real socket.

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'
import { RpcSession } from 'capnweb'
import { createClient } from 'graphql-ws'
import mqtt from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { type Greeter, SessionTransport } from '../../examples/capnweb/app.ts'
import type { AppRouter } from '../../examples/trpc/app.ts'
import { connect } from '../../src/library/client/node/index.ts'
import type { Backends } from '../fixture/examples.ts'

interface Served {
  url: string
  stop(): Promise<void>
}

/** @param start serves `test/fixture/examples.ts` */
export function describeProtocols(name: string, start: (backends: Backends) => Promise<Served>) {
  describe(`on ${name}`, () => {
    const tcp = createServer((socket) => socket.pipe(socket))
    const backend = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    backend.on('connection', (socket) => {
      socket.on('message', (data, isBinary) => {
        if (String(data) === 'close') socket.close(4242, 'as asked')
        else socket.send(data, { binary: isBinary })
      })
    })
    let served: Served
    let url: string
    beforeAll(async () => {
      await once(tcp.listen(0, '127.0.0.1'), 'listening')
      served = await start({
        tcpPort: (tcp.address() as AddressInfo).port,
        webSocketUrl: `ws://127.0.0.1:${(backend.address() as AddressInfo).port}`,
      })
      url = served.url.replace('http', 'ws')
    })
    afterAll(async () => {
      await served?.stop()
      tcp.close()
      backend.close()
    })

    describe('graphql-ws', () => {
      const newClient = () =>
        createClient({ url: `${url}/graphql`, webSocketImpl: WebSocket, retryAttempts: 0 })

      it('answers a query', async () => {
        const client = newClient()
        const results = client.iterate({ query: '{ hello(name: "Ann") }' })
        expect((await results.next()).value).toEqual({ data: { hello: 'Hello, Ann' } })
        await client.dispose()
      })

      it('answers a subscription, and a query beside it', async () => {
        const client = newClient()
        const countdown = []
        for await (const { data } of client.iterate({
          query: 'subscription { countdown(from: 2) }',
        }))
          countdown.push(data?.countdown)
        expect(countdown).toEqual([2, 1, 0])
        await client.dispose()
      })

      it('agrees on its own subprotocol, behind another', async () => {
        const socket = new WebSocket(`${url}/graphql`, ['graphql-ws', 'graphql-transport-ws'])
        await once(socket, 'open')
        expect(socket.protocol).toBe('graphql-transport-ws')
        socket.close()
      })
    })

    it('y-websocket brings two documents together', async () => {
      const [ann, bob] = [new Doc(), new Doc()]
      const providers = [ann, bob].map(
        (doc) =>
          new WebsocketProvider(`${url}/documents`, 'shared', doc, {
            WebSocketPolyfill: WebSocket as never,
            disableBc: true,
          }),
      )
      ann.getText('text').insert(0, 'hello')
      await expect.poll(() => bob.getText('text').toString()).toBe('hello')
      bob.getText('text').insert(5, ', world')
      await expect.poll(() => ann.getText('text').toString()).toBe('hello, world')
      for (const provider of providers) provider.destroy()
    })

    it('tRPC answers a query and a subscription', async () => {
      const socket = createWSClient({ url: `${url}/trpc`, WebSocket: WebSocket as never })
      const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
      expect(await client.hello.query('Ann')).toBe('Hello, Ann')
      const letters: string[] = []
      await new Promise<void>((resolve) => {
        client.letters.subscribe('abc', {
          onData: (letter) => void letters.push(letter),
          onComplete: resolve,
        })
      })
      expect(letters).toEqual(['a', 'b', 'c'])
      await socket.close()
    })

    it("Cap'n Web calls a method, and is called back", async () => {
      const socket = await connect(`${url}/rpc`)
      const greeter = new RpcSession<Greeter>(new SessionTransport(socket)).getRemoteMain()
      expect(await greeter.hello('Ann')).toBe('Hello, Ann')
      const greetings: string[] = []
      const greet = async (greeting: string) => void greetings.push(greeting)
      expect(await greeter.each(['Ann', 'Bob'], greet)).toBe(2)
      expect(greetings).toEqual(['Hello, Ann', 'Hello, Bob'])
      greeter[Symbol.dispose]()
      socket.close()
    })

    it('MQTT brings a message to who has subscribed', async () => {
      const [reader, writer] = await Promise.all([
        mqtt.connectAsync(`${url}/mqtt`),
        mqtt.connectAsync(`${url}/mqtt`),
      ])
      await reader.subscribeAsync('news', { qos: 1 })
      const heard = new Promise<[string, Buffer]>((resolve) => {
        reader.on('message', (topic, payload) => resolve([topic, payload]))
      })
      await writer.publishAsync('news', 'hello', { qos: 1 })
      const [topic, payload] = await heard
      expect([topic, String(payload)]).toEqual(['news', 'hello'])
      await Promise.all([reader.endAsync(), writer.endAsync()])
    })

    describe('the proxy', () => {
      async function open(path: string): Promise<WebSocket> {
        const socket = new WebSocket(`${url}${path}`)
        await once(socket, 'open')
        return socket
      }

      it('of WebSockets passes messages and the close on', async () => {
        const socket = await open('/proxy/any')
        socket.send('hello')
        expect(String((await once(socket, 'message'))[0])).toBe('hello')
        socket.send('close')
        const [code, reason] = await once(socket, 'close')
        expect([code, String(reason)]).toEqual([4242, 'as asked'])
      })

      it('of TCP passes bytes on', async () => {
        const socket = await open('/tcp')
        socket.send(Buffer.from([1, 2, 3]))
        expect((await once(socket, 'message'))[0]).toEqual(Buffer.from([1, 2, 3]))
        socket.close()
        await once(socket, 'close')
      })
    })
  })
}
