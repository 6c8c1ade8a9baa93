// The Host of a request, in each spelling that a client may choose, on Node.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handshakeWith, request } from '../hostile/hostile-input.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startProcess } from '../support/server-process.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await startProcess()
})
afterAll(() => server.kill('SIGKILL'))

async function ask(bytes: Buffer) {
  const client = await RawClient.open(server.port)
  await client.write(bytes)
  await client.heard(1)
  client.leave()
  const [answer] = client.answers
  if (answer === undefined) throw new Error('No answer')
  return answer
}
const get = (host: string) => ask(request('GET /healthz HTTP/1.1', { Host: host }))
const upgrade = (host: string) => ask(request('GET /echo HTTP/1.1', handshakeWith({ Host: host })))

describe.each([
  'MYPC',
  'MYPC:3000',
  'mypc:',
  'MyPC:80',
  '127.0.0.1:3000',
  '[::1]:3000',
  '[0:0:0:0:0:0:0:1]:3000',
  '[2001:DB8::1]',
  'my_pc:3000',
  'mypc.',
])('Host: %s', (host) => {
  it('is one of plain HTTP', async () => {
    expect((await get(host)).status).toBe(200)
  })

  it('is one of an upgrade', async () => {
    expect((await upgrade(host)).status).toBe(101)
  })
})

describe.each(['', 'a b', 'a@b', 'a/b', 'a?b', 'a#b', 'a\\b', '[::1', 'a:65536', 'a:b'])(
  'Host: %s is none',
  (host) => {
    it('for plain HTTP', async () => {
      expect((await get(host)).status).toBe(400)
    })

    it('for an upgrade', async () => {
      expect((await upgrade(host)).status).toBe(400)
    })
  },
)

describe.each(['http://mypc', 'https://mypc:3000', 'HTTP://MYPC', 'Https://mypc'])(
  'a target of %s',
  (origin) => {
    it('is one of plain HTTP', async () => {
      const answer = await ask(request(`GET ${origin}/healthz HTTP/1.1`, { Host: 'mypc' }))
      expect(answer.status).toBe(200)
    })

    it('is one of an upgrade', async () => {
      const line = `GET ${origin}/echo HTTP/1.1`
      const answer = await ask(request(line, handshakeWith({ Host: 'mypc' })))
      expect(answer.status).toBe(101)
    })
  },
)

describe('a request without Host', () => {
  it.each(['GET', 'HEAD'])('is answered over HTTP/1.0: %s', async (method) => {
    const answer = await ask(request(`${method} /healthz HTTP/1.0`))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('gets 400 over HTTP/1.1', async () => {
    expect((await ask(request('GET /healthz HTTP/1.1'))).status).toBe(400)
  })

  it('gets the plain answer where it asks for an upgrade over HTTP/1.0', async () => {
    const headers = handshakeWith({ Host: null })
    expect((await ask(request('GET /healthz HTTP/1.0', headers))).status).toBe(200)
  })
})
