// The faults that a client can ask for, the same on every runtime. Delays show in the order of things:
// what is held comes after what was asked for later.

import { describe, expect, it } from 'vitest'
import { itIf } from '../support/run-if.ts'
import type { Capabilities, Client, Target } from './runtime.ts'

/** Long enough that an echo which is not held is there first, on a machine that is busy. */
const LATE_MS = 1500

export function describeFaults(getTarget: () => Target, can: Capabilities): void {
  const connect = (query: string) => getTarget().connect(`/echo?${query}`)
  const get = (query: string) => getTarget().request('GET', `/echo?${query}`)

  async function receive(client: Client, count: number): Promise<unknown[]> {
    const messages: unknown[] = []
    while (messages.length < count) messages.push(await client.next())
    return messages
  }

  describe('delay', () => {
    it('holds an echo while another connection has its own', async () => {
      const [late, prompt] = await Promise.all([connect(`delay=${LATE_MS}`), connect('')])
      const arrivals: unknown[] = []
      const arrived = (message: unknown) => arrivals.push(message)
      late.send('held')
      const held = late.next().then(arrived)
      prompt.send('at once')
      await prompt.next().then(arrived)
      await held
      expect(arrivals).toEqual(['at once', 'held'])
      late.close()
      prompt.close()
    })

    it('keeps the order, and text and binary as they were', async () => {
      const client = await connect('delay=20')
      const messages = ['one', new Uint8Array([2, 0, 255]), '', 'four', new Uint8Array()]
      for (const message of messages) client.send(message)
      expect(await receive(client, messages.length)).toEqual(messages)
      client.close(3000)
      expect((await client.closed).code).toBe(3000)
    })

    it('holds nothing against a client that leaves', async () => {
      const client = await connect('delay=60000')
      client.send('held')
      client.close(3001)
      expect((await client.closed).code).toBe(3001)
    })
  })

  describe('close', () => {
    it.each([1000, 1001, 1008, 1011, 1012, 1013, 3000, 4999])(
      'closes at once with %i',
      async (code) => {
        const client = await connect(`close=${code}`)
        await expect(client.next()).rejects.toThrow(`closed with ${code}`)
      },
    )

    it('with after=0 closes before the first message', async () => {
      expect((await (await connect('close=4000&after=0')).closed).code).toBe(4000)
    })

    it('with after=2 closes behind the second echo', async () => {
      const client = await connect('close=1013&after=2')
      for (const message of ['a', 'b', 'c']) client.send(message)
      expect(await receive(client, 2)).toEqual(['a', 'b'])
      await expect(client.next()).rejects.toThrow('closed with 1013')
    })

    it('with 1006 ends the connection behind the echo, without a close frame where possible', async () => {
      const client = await connect('close=1006&after=1')
      client.send('last')
      expect(await client.next()).toBe('last')
      expect((await client.closed).code).toBe(can.endsWithoutAClose ? 1006 : 1005)
    })
  })

  describe('drop', () => {
    it('leaves out every third echo', async () => {
      const client = await connect('drop=3')
      for (const message of ['1', '2', '3', '4', '5', '6', '7']) client.send(message)
      expect(await receive(client, 5)).toEqual(['1', '2', '4', '5', '7'])
      client.close()
    })
  })

  describe('all of them', () => {
    it('compose: what is left out counts as no echo, and the close comes behind the delay', async () => {
      const client = await connect('delay=20&drop=2&close=4001&after=2')
      for (const message of ['1', '2', '3', '4']) client.send(message)
      expect(await receive(client, 2)).toEqual(['1', '3'])
      expect((await client.closed).code).toBe(4001)
    })

    it('are off where none is asked for', async () => {
      const client = await connect('other=1')
      client.send('hello')
      expect(await client.next()).toBe('hello')
      client.close()
    })
  })

  describe('chunk', () => {
    const messages = ['', 'a', 'äöü€𝒳'.repeat(50), new Uint8Array(5000).fill(7)]

    itIf(can, 'canFragment').each(messages)('changes no message (%#)', async (message) => {
      const client = await connect('chunk=3&delay=1')
      client.send(message)
      expect(await client.next()).toEqual(message)
      client.close()
      await client.closed
    })

    itIf(can, '!canFragment')('is refused with a sentence', async () => {
      await expect(connect('chunk=3')).rejects.toMatchObject({
        status: 400,
        body: expect.stringMatching(/^chunk is not possible here: .+\n$/),
      })
    })
  })

  describe('a wrong value', () => {
    it.each([
      ['delay=x', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['delay=', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['delay=60001', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['delay=-1', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['drop=0', 'drop is a whole number from 1 to 1000000'],
      ['chunk=0', 'chunk is a whole number of bytes from 1 to 1000000'],
      ['close=1005', 'close is a code to close with: 1000 to 1003, 1006 to 1014 or 3000 to 4999'],
      ['close=no', 'close is a code to close with: 1000 to 1003, 1006 to 1014 or 3000 to 4999'],
      ['close=1000&after=1.5', 'after is a whole number of echoes from 0 to 1000000'],
      ['after=1', 'after needs a close: the code to close with'],
      ['status=503', 'status is for plain HTTP, with a message'],
    ])('?%s is refused before the upgrade', async (query, sentence) => {
      await expect(connect(query)).rejects.toMatchObject({ status: 400, body: `${sentence}\n` })
    })

    it.each([
      ['delay=x', 'delay is a whole number of milliseconds from 0 to 60000'],
      ['status=101', 'status is a whole number from 200 to 599'],
      ['status=600', 'status is a whole number from 200 to 599'],
      ['close=1000', 'close is for WebSockets'],
      ['chunk=1', 'chunk is for WebSockets'],
    ])('?message=x&%s is refused on plain HTTP', async (query, sentence) => {
      const answer = await get(`message=x&${query}`)
      expect(answer.status).toBe(400)
      expect(await answer.text()).toBe(`${sentence}\n`)
    })
  })

  describe('GET /echo?message=', () => {
    it.each([200, 201, 404, 418, 500, 503])('answers with status=%i', async (status) => {
      const answer = await get(`message=hello&status=${status}`)
      expect(answer.status).toBe(status)
      expect(answer.headers.get('Content-Type')).toBe('text/plain; charset=UTF-8')
      expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(await answer.text()).toBe('hello')
    })

    it.each([204, 304])('answers with status=%i and no body', async (status) => {
      const answer = await get(`message=hello&status=${status}`)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toBe('')
    })

    it('holds its answer while another request has its own', async () => {
      const arrivals: unknown[] = []
      const ask = async (query: string) => arrivals.push(await (await get(query)).text())
      await Promise.all([ask(`message=held&delay=${LATE_MS}&status=503`), ask('message=at%20once')])
      expect(arrivals).toEqual(['at once', 'held'])
    })

    it('without a message is the page, whatever else is asked for', async () => {
      const answer = await get('delay=x&status=503')
      expect(answer.status).toBe(200)
      expect(await answer.text()).toContain('id="messagecontainer"')
    })
  })
}
