// Middleware in front of a WebSocket route works as in front of any other, on every runtime. What
// broke for others: honojs/hono#1102, #2535, #4090, #3206; honojs/middleware#954, #1129.

import { describe, expect, it } from 'vitest'
import { itIf } from '../support/run-if.ts'
import type { Capabilities, Target } from './runtime.ts'

const credentials = { Authorization: `Basic ${btoa('u:p')}` }

export function describeMiddleware(getTarget: () => Target, can: Capabilities): void {
  const connect: Target['connect'] = (path, init) => getTarget().connect(`/behind${path}`, init)

  describe('a WebSocket route', () => {
    it.each([
      '/cors',
      '/logger',
      '/secure-headers',
      '/request-id',
      '/basic-auth',
      '/a-moment',
      '/cookies',
      '/all-of-them',
    ])('echoes behind %s', async (path) => {
      const client = await connect(path, { headers: credentials })
      client.send('hello')
      expect(await client.next()).toBe('hello')
      client.close(3000)
      expect((await client.closed).code).toBe(3000)
    })

    itIf(can, 'hearsEarly')('loses no message that comes while it awaits', async () => {
      const heard = await getTarget().speakAtOnce?.('/behind/a-moment', 'early')
      expect(heard).toEqual(['101', 'text "early"'])
    })

    it('has the async context of its own request, at the start and after a message', async () => {
      const clients = await Promise.all(
        ['one', 'other'].map((id) => connect(`/context-storage?id=${id}`)),
      )
      for (const client of clients) client.send('whose?')
      for (const [index, id] of ['one', 'other'].entries()) {
        expect(await clients[index]?.next()).toBe(id)
        expect(await clients[index]?.next()).toBe(id)
        clients[index]?.close()
      }
    })

    it('is refused by basicAuth with its whole answer', async () => {
      await expect(connect('/basic-auth')).rejects.toMatchObject({
        status: 401,
        body: 'Unauthorized',
        headers: expect.toSatisfy((headers: Headers) =>
          /^Basic/.test(headers.get('WWW-Authenticate') ?? ''),
        ),
      })
    })

    it('is refused with a Retry-After', async () => {
      await expect(connect('/busy')).rejects.toMatchObject({
        status: 429,
        body: 'later',
        headers: expect.toSatisfy((headers: Headers) => headers.get('Retry-After') === '7'),
      })
    })

    it('is refused by a middleware that changes its mind after the route', async () => {
      await expect(connect('/changes-its-mind')).rejects.toMatchObject({
        status: 403,
        body: 'changed my mind',
      })
    })

    it.each([
      ['puts another answer in place of the upgrade', '/another-answer', 409, 'another answer'],
      ['throws behind the route', '/fails-behind', 403, 'thrown behind'],
    ])('is refused by a middleware that %s', async (_what, path, status, body) => {
      await expect(connect(path)).rejects.toMatchObject({ status, body })
    })

    it('can be moved', async () => {
      await expect(connect('/moved')).rejects.toMatchObject({
        status: 302,
        headers: expect.toSatisfy((headers: Headers) => headers.get('Location') === '/elsewhere'),
      })
    })

    itIf(can, 'sendsUpgradeHeaders')('sends the headers set around it with the 101', async () => {
      const client = await connect('/cookies')
      expect(client.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
      expect(client.headers.get('X-After')).toBe('after')
      client.close()
    })
  })
}
