// What a request is told when something goes wrong with it: that it did, and nothing else.

import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { createLogger } from '../../src/service/log/logger.ts'
import { handshake } from '../behaviour/handshake.ts'
import { overNetwork } from '../behaviour/network.ts'

const secret = new Error('the password is swordfish')
const failing = () => () => {
  throw secret
}

describe('a page that cannot be served', () => {
  it('is answered with one plain sentence, and the error goes to onError', async () => {
    const onError = vi.fn()
    const app = createApp({ serveStatic: failing, onError })
    const answer = await app.request('/')
    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe('Something went wrong here\n')
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(onError.mock.calls).toEqual([[secret, expect.anything()]])
  })

  it('is logged on the console by default', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    await createApp({ serveStatic: failing }).request('/')
    expect(log.mock.calls).toEqual([['The answer to GET / failed:', secret]])
    log.mockRestore()
  })
})

describe('an app that throws what is no Error', () => {
  let server: NodeServer
  const logger = createLogger('silent')
  beforeAll(async () => {
    const app = new Hono().get('/', () => {
      throw 'the password is swordfish'
    })
    server = await serve(app, { port: 0, logger })
  })
  afterAll(() => server.close())

  it.each([
    ['a request', {}],
    ['an upgrade', handshake],
  ])('answers %s with 500 and one plain sentence', async (_case, headers) => {
    const log = vi.spyOn(logger, 'error')
    const answer = await overNetwork(server.url).request('GET', '/', headers)
    expect(answer.status).toBe(500)
    expect(await answer.text()).toBe('Something went wrong here\n')
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(log).toHaveBeenCalledOnce()
    log.mockRestore()
  })
})

describe('an error', () => {
  const app = createApp({ serveStatic: () => (_c, next) => next() })
  const mark = 'script-alert-1'

  it.each([
    ['GET', `/${mark}?${mark}`, 404],
    ['GET', `/echo_once?${mark}`, 426],
    ['PUT', `/echo?${mark}`, 405],
    [`X-${mark}`, '/echo', 405],
  ])('of %s %s reflects nothing of the request', async (method, path, status) => {
    const headers = {
      'X-Header': mark,
      Origin: `https://${mark}`,
      Cookie: mark,
      'User-Agent': mark,
    }
    const answer = await app.request(path, { method, headers })
    expect(answer.status).toBe(status)
    expect(await answer.text()).not.toContain(mark)
    expect(JSON.stringify([...answer.headers])).not.toContain(mark)
  })

  it.each<Record<string, string>>([
    { 'Sec-WebSocket-Key': mark },
    { 'Sec-WebSocket-Version': mark },
    { 'Sec-WebSocket-Protocol': `${mark}, ${mark}` },
    { Connection: mark },
  ])('of a handshake with %o reflects nothing of it', async (changes) => {
    const answer = await app.request('/echo', { headers: { ...handshake, ...changes } })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await answer.text()).not.toContain(mark)
    expect(JSON.stringify([...answer.headers])).not.toContain(mark)
  })
})
