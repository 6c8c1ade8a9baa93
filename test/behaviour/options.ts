// What a route may ask for by itself, the same on every runtime.

import { describe, expect, it } from 'vitest'
import { itIf } from '../support/run-if.ts'
import type { Capabilities, Client, Target } from './runtime.ts'

export function describeOptions(getTarget: () => Target, can: Capabilities): void {
  const connect = (path: string, protocols?: string[]): Promise<Client> =>
    getTarget().connect(`/options${path}`, protocols && { protocols })

  describe('the subprotocol of a route', () => {
    it.each([
      ['is the first of its own list that is offered', '/prefers', ['v1', 'v2'], 'v2'],
      ['is what its function chooses', '/chooses?token=b', ['token.a', 'token.b'], 'token.b'],
      ['is none where none is offered', '/prefers', [], ''],
    ])('%s', async (_what, path, protocols, protocol) => {
      const client = await connect(path, protocols)
      expect(await client.next()).toBe(`speaks ${protocol}`)
      expect(client.protocol).toBe(protocol)
    })

    it.each([
      ['none of its list is offered', '/prefers'],
      ['its function chooses none', '/chooses'],
    ])('is none where %s', async (_what, path) => {
      const answer = await getTarget().connect(`/options${path}`, {
        headers: { 'Sec-WebSocket-Protocol': 'other' },
      })
      expect(answer.protocol).toBe('')
    })

    it('that the client has not offered answers with 500', async () => {
      await expect(connect('/invents', ['v1'])).rejects.toMatchObject({ status: 500 })
    })
  })

  describe('the limit of a route', () => {
    it('closes with 1009 above it, below the limit of the middleware', async () => {
      const client = await connect('/small')
      client.send('x'.repeat(17))
      expect((await client.closed).code).toBe(1009)
    })

    itIf(can, 'takesMoreThanTheServer')('lets through what other routes refuse', async () => {
      const client = await connect('/large')
      client.send(new Uint8Array(1_500_000))
      expect(await client.next()).toBe('1500000')
      client.close()
    })

    itIf(can, '!takesMoreThanTheServer')('above that of the server answers with 500', async () => {
      await expect(connect('/large')).rejects.toMatchObject({ status: 500 })
    })
  })
}
