// How a file travels.

import { readFile } from 'node:fs/promises'
import { brotliDecompressSync } from 'node:zlib'
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { serveFiles } from '../../../src/service/static-files/files.ts'

const app = new Hono()
  .get('/', serveFiles('./public')({ path: 'index.html' }))
  .get('/picture', serveFiles('./docs')({ path: 'console.png' }))
const ask = (headers: Record<string, string>, path = '/') => app.request(path, { headers })
const page = await readFile('public/index.html')

describe('a file', () => {
  it.each(['br', 'gzip, deflate, br, zstd', 'gzip;q=1, BR;q=0.5'])(
    'is compressed for a client that takes %j',
    async (accepted) => {
      const answer = await ask({ 'Accept-Encoding': accepted })
      expect(answer.headers.get('Content-Encoding')).toBe('br')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(brotliDecompressSync(bytes)).toEqual(page)
    },
  )

  it.each(['', 'gzip', 'br;q=0', 'br; q=0.000', 'brotli'])(
    'is as it is for a client that takes %j',
    async (accepted) => {
      const answer = await ask({ 'Accept-Encoding': accepted })
      expect(answer.headers.get('Content-Encoding')).toBeNull()
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(page)
    },
  )

  it('that is an image is not compressed once more', async () => {
    const { headers } = await ask({ 'Accept-Encoding': 'br' }, '/picture')
    expect(headers.get('Content-Encoding')).toBeNull()
    expect(headers.get('Vary')).toBeNull()
  })

  it.each(['', 'br'])('is 304 for a client that has it, taking %j', async (accepted) => {
    const encoding = { 'Accept-Encoding': accepted }
    const tag = (await ask(encoding)).headers.get('ETag') ?? ''
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await ask({ ...encoding, 'If-None-Match': known })
      expect(answer.status).toBe(304)
      expect(answer.headers.get('ETag')).toBe(tag)
      expect(await answer.text()).toBe('')
    }
  })

  it('has another tag compressed than as it is', async () => {
    const tags = ['', 'br'].map(async (accepted) =>
      (await ask({ 'Accept-Encoding': accepted })).headers.get('ETag'),
    )
    expect(new Set(await Promise.all(tags)).size).toBe(2)
  })

  it('is asked for again each time, for another client apart', async () => {
    const { headers } = await ask({})
    expect(headers.get('Cache-Control')).toBe('no-cache')
    expect(headers.get('Vary')).toBe('Accept-Encoding')
  })
})
