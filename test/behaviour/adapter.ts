// What a handler can rely on behind any adapter's `upgradeWebSocket`, given to `webSockets()`.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/library/websocket/index.ts'
import { itIf } from '../support/run-if.ts'
import type { Target } from './runtime.ts'

/** What one adapter can do and another cannot. */
export interface AdapterCapabilities {
  /** A handler begins when the connection is open; without, with the client's first message. */
  opens: boolean
  /** A close frame can go out without a code; without, 1005 becomes 1000. */
  closesWithoutCode: boolean
  /** A handler can ping, and end the connection without a close frame. */
  pings: boolean
  /** The client hears the subprotocol that it offers. */
  answersProtocol: boolean
  /** Headers that are set behind an upgrade reach the client with the 101. */
  sendsUpgradeHeaders: boolean
  /** A refused upgrade is answered with the app's body. */
  refusesWithBody: boolean
}

/** An app on an adapter. */
export interface Served {
  target: Target
  stop(): Promise<unknown>
}

export function describeAdapter(
  name: string,
  start: () => Promise<Served>,
  can: AdapterCapabilities,
): void {
  describe(`on the upgradeWebSocket of ${name}`, () => {
    let served: Served
    beforeAll(async () => {
      served = await start()
    })
    afterAll(() => served?.stop())
    const connect: Target['connect'] = (path, init) => served.target.connect(path, init)

    async function report(id: string): Promise<unknown> {
      for (;;) {
        const answer = await served.target.request('GET', `/report?id=${id}`)
        const left: unknown = await answer.json()
        if (left !== null) return left
      }
    }

    it('text and bytes come back as they were, in order', async () => {
      const client = await connect('/echo')
      const messages: Message[] = ['text', new Uint8Array([0, 255]), '', new Uint8Array(), 'ä']
      const many = Array.from({ length: 20 }, () => messages).flat()
      for (const message of many) client.send(message)
      for (const message of many) expect(await client.next()).toEqual(message)
      client.close()
    })

    it('a large message does not fall behind a small one', async () => {
      const client = await connect('/echo')
      client.send(new Uint8Array(65_536))
      client.send('small')
      expect(await client.next()).toHaveLength(65_536)
      expect(await client.next()).toBe('small')
      client.close()
    })

    it('what came before the close is delivered, and then how it ended', async () => {
      const id = crypto.randomUUID()
      const client = await connect(`/reads-after-the-close?id=${id}`)
      for (const message of ['a', new Uint8Array([1, 2]), 'c']) client.send(message)
      client.close(3001)
      expect(await report(id)).toEqual(['a', '1,2', 'c', 3001])
    })

    it("the client's close is answered with its code", async () => {
      const client = await connect('/echo')
      client.send('hello')
      expect(await client.next()).toBe('hello')
      client.close(3002)
      expect((await client.closed).code).toBe(3002)
    })

    it('a handler that returns closes with 1000', async () => {
      const client = await connect('/once')
      client.send(new Uint8Array([7]))
      expect(await client.next()).toEqual(new Uint8Array([7]))
      expect((await client.closed).code).toBe(1000)
    })

    it.each([4001, ...(can.closesWithoutCode ? [1005] : []), ...(can.pings ? [1006] : [])])(
      'a handler closes with %i',
      async (code) => {
        const client = await connect(`/closes?code=${code}`)
        client.send('close')
        expect((await client.closed).code).toBe(code)
      },
    )

    itIf(can, 'pings')('a handler hears the pong of its ping', async () => {
      const client = await connect('/pings')
      client.send('ping')
      expect(await client.next()).toBe('number')
    })

    it('a handler that throws closes with 1011', async () => {
      const client = await connect('/throws')
      client.send('x')
      expect((await client.closed).code).toBe(1011)
    })

    it.each(['x'.repeat(65_537), new Uint8Array(65_537)])(
      'a message above the limit closes with 1009 (%#)',
      async (message) => {
        const client = await connect('/echo')
        client.send(message)
        expect((await client.closed).code).toBe(1009)
      },
    )

    it('a handler has the async context of its request', async () => {
      const client = await connect('/context?id=mine')
      client.send('whose?')
      expect(await client.next()).toBe('mine')
    })

    itIf(can, 'opens')('a handler can speak first', async () => {
      const client = await connect('/greets')
      expect(await client.next()).toBe('welcome')
      expect((await client.closed).code).toBe(1000)
    })

    itIf(can, 'answersProtocol')('the subprotocol that is offered is answered', async () => {
      const client = await connect('/echo', { protocols: ['v1'] })
      expect(client.protocol).toBe('v1')
      client.close()
    })

    itIf(can, 'sendsUpgradeHeaders')('the 101 has the headers set behind the route', async () => {
      const client = await connect('/with-a-header')
      expect(client.headers.get('X-Behind')).toBe('the route')
      client.close()
    })

    it('a refused upgrade is answered with its status', async () => {
      await expect(connect('/busy')).rejects.toMatchObject({ status: 429 })
    })

    itIf(can, 'refusesWithBody')('a refused upgrade is answered with its body', async () => {
      await expect(connect('/busy')).rejects.toMatchObject({ body: 'later' })
    })

    it('plain HTTP gets the fallback', async () => {
      expect(await (await served.target.request('GET', '/echo')).text()).toBe('plain')
    })

    it('a route that is not marked refuses a WebSocket with 400', async () => {
      await expect(connect('/plain')).rejects.toMatchObject({ status: 400 })
    })
  })
}
