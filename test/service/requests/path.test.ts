import { Hono } from 'hono'
import { expect, it } from 'vitest'
import { pathOf } from '../../../src/service/requests/path.ts'

it.each([
  ['/', '/'],
  ['/echo', '/echo'],
  ['/echo/', '/echo'],
  ['/echo//', '/echo/'],
  ['/?a=/b', '/'],
  ['/echo?a/', '/echo'],
  ['/echo/?a', '/echo'],
  ['/echo#a', '/echo'],
  ['/ech%6F', '/echo'],
  ['/%E4%BD%A0', '/你'],
  ['/a%2Fb', '/a%2Fb'],
  ['/%ff', '/%ff'],
  ['/%65%ff', '/%65%ff'],
  ['/%', '/%'],
])('%s has the path %s', (target, path) => {
  expect(pathOf({ url: `http://localhost:3000${target}` })).toBe(path)
})

it('is what Hono routes by', async () => {
  const app = new Hono({ getPath: pathOf }).get('/echo', (c) => c.text(c.req.path))
  expect(await (await app.request('/%65cho/?a')).text()).toBe('/echo')
})

it('is cut behind one character more than any route has', () => {
  const path = `/${'a'.repeat(15_000)}`
  expect(pathOf({ url: `http://localhost:3000${path}` })).toHaveLength(1025)
})
