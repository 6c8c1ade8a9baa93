// What middleware puts on an answer is still there when the answer is copied, on Node.

import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { overNetwork } from '../behaviour/network.ts'

const put: MiddlewareHandler = async (c, next) => {
  await next()
  c.res.headers.set('X-Put', 'yes')
}
const putInContext: MiddlewareHandler = async (c, next) => {
  await next()
  c.header('X-Put', 'yes')
}
const copy: MiddlewareHandler = async (c, next) => {
  await next()
  c.res = new Response(c.res.body, c.res)
}

const answers: Record<string, () => Response> = {
  'a text': () => new Response('body'),
  'a text with a plain record of headers': () =>
    new Response('body', { headers: { 'X-Own': 'a' } }),
  'a text with Headers': () => new Response('body', { headers: new Headers({ 'X-Own': 'a' }) }),
  'a text with a list of headers': () => new Response('body', { headers: [['X-Own', 'a']] }),
  bytes: () => new Response(new TextEncoder().encode('body')),
  'a stream': () => new Response(new Blob(['body']).stream()),
  'what Response.json makes': () => Response.json('body'),
  'no body': () => new Response(null, { status: 200 }),
}

const answer = (c: Context) => answers[c.req.query('with') ?? '']?.() ?? c.notFound()
const app = new Hono()
  .get('/put', put, answer)
  .get('/context', putInContext, answer)
  .get('/copied', copy, put, answer)
  .get('/status', put, (c) => c.text('made', 201))

let server: NodeServer
beforeAll(async () => {
  server = await serve(app, { port: 0 })
})
afterAll(() => server.close())

const ways = ['put', 'context', 'copied']
const cases = ways.flatMap((way) => Object.keys(answers).map((name) => [way, name] as const))

it.each(cases)('a header that middleware puts (%s) on %s is on GET and HEAD', async (way, name) => {
  const path = `/${way}?with=${encodeURIComponent(name)}`
  const own = /record|Headers|list/.test(name) ? 'a' : null
  for (const method of ['GET', 'HEAD']) {
    const answer = await overNetwork(server.url).request(method, path)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('X-Put')).toBe('yes')
    expect(answer.headers.get('X-Own')).toBe(own)
    expect(await answer.text()).toMatch(method === 'HEAD' ? /^$/ : /body|^$/)
  }
})

it('HEAD has the status of GET', async () => {
  expect((await overNetwork(server.url).request('HEAD', '/status')).status).toBe(201)
})
