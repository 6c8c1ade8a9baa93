// Which pages may read answers to plain requests: those that may open a WebSocket.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'
import { overNetwork } from '../behaviour/network.ts'

const ALLOWED = ['https://a.example', 'https://*.b.example']
const paths = [
  '/echo?message=x',
  '/echo',
  '/clock',
  '/handshake',
  '/healthz',
  '/echo_once',
  '/nope',
]

let server: NodeServer
beforeAll(async () => {
  const app = createApp({ serveStatic: serveFiles('./public'), allowedOrigins: ALLOWED })
  server = await serve(app, { port: 0 })
})
afterAll(() => server.close())

async function ask(path: string, origin?: string, method = 'GET') {
  const headers: Record<string, string> = origin === undefined ? {} : { Origin: origin }
  const answer = await overNetwork(server.url).request(method, path, headers)
  const vary = answer.headers.get('Vary')?.split(', ') ?? []
  return {
    reader: answer.headers.get('Access-Control-Allow-Origin'),
    vary,
    headers: answer.headers,
  }
}

describe('where origins are set', () => {
  it.each(paths.flatMap((path) => ['GET', 'HEAD'].map((method) => [method, path])))(
    '%s %s may be read by a page of one of them',
    async (method, path) => {
      const { reader, vary, headers } = await ask(path, 'https://c.b.example', method)
      expect(reader).toBe('https://c.b.example')
      expect(vary).toContain('Origin')
      expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
      expect(headers.get('Access-Control-Expose-Headers')).toBe('Server, Via, X-Served-By')
    },
  )

  it.each(paths)('%s may be read by no other page, and a cache is told so', async (path) => {
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const { reader, vary } = await ask(path, origin)
      expect(reader).toBeNull()
      expect(vary).toContain('Origin')
    }
  })

  it('a page keeps what else its answer depends on', async () => {
    const { vary } = await ask('/echo', 'https://a.example')
    expect(vary).toEqual(expect.arrayContaining(['Accept-Encoding', 'Origin']))
  })

  it.each(['/console/main.js', '/favicon.svg'])('%s, a file, is not for them', async (path) => {
    const { reader, vary } = await ask(path, 'https://a.example')
    expect(reader).toBeNull()
    expect(vary).not.toContain('Origin')
  })
})
