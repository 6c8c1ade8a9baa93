// A file that cannot be opened.

import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'
import { afterEach, expect, it, vi } from 'vitest'
import { serveFiles } from '../../../src/service/static-files/files.ts'

vi.mock('node:fs/promises')
afterEach(() => vi.resetAllMocks())

const app = new Hono().get('/', serveFiles('./public')({ path: 'index.html' }))
const fail = (code: string) =>
  vi.mocked(readFile).mockRejectedValue(Object.assign(new Error(code), { code }))

it.each(['EMFILE', 'ENFILE'])('gets 503 and a sentence for %s', async (code) => {
  fail(code)
  const answer = await app.request('/')
  expect(answer.status).toBe(503)
  expect(answer.headers.get('Retry-After')).toBe('5')
  expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(await answer.text()).toMatch(/try again later/)
})

it.each(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG'])('is none for %s', async (code) => {
  fail(code)
  expect((await app.request('/')).status).toBe(404)
})

it('is an error of the app for anything else', async () => {
  fail('EACCES')
  const onError = vi.fn(() => new Response(null, { status: 500 }))
  expect((await app.onError(onError).request('/')).status).toBe(500)
  expect(onError).toHaveBeenCalledOnce()
})
