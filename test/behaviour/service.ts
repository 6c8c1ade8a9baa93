// The service on the wire, row by row as design and README have it, the same on every runtime.

import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/library/websocket/index.ts'
import { itIf } from '../support/run-if.ts'
import { handshake, handshakeWithout } from './handshake.ts'
import { type Capabilities, Refusal, type Target } from './runtime.ts'

const sizes = [0, 1, 125, 126, 65_535, 65_536, 1_048_576]
const pages = ['/', '/index', '/index2', '/echo']
const headerNames = [
  'Content-Type',
  'X-Content-Type-Options',
  'Referrer-Policy',
  'Content-Security-Policy',
]
const plainText = 'text/plain; charset=UTF-8'

export function describeService(getTarget: () => Target, can: Capabilities): void {
  const get = (path: string, headers?: Record<string, string>) =>
    getTarget().request('GET', path, headers)
  const connect: Target['connect'] = (path, init) => getTarget().connect(path, init)

  describe('GET /echo?message=', () => {
    it.each([
      ['hello', 'hello'],
      ['', ''],
      ['a%20b%26c', 'a b&c'],
      ['%E4%BD%A0%E5%A5%BD', '你好'],
      ['%3Cscript%3E', '<script>'],
      ['first&message=second', 'first'],
    ])('answers ?message=%s with exactly the message', async (query, message) => {
      const answer = await get(`/echo?message=${query}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('Content-Type')).toBe(plainText)
      expect(await answer.text()).toBe(message)
    })

    it('answers with a trailing slash too', async () => {
      expect(await (await get('/echo/?message=hello')).text()).toBe('hello')
    })
  })

  describe('pages', () => {
    it.each(pages.flatMap((path) => [path, path === '/' ? '/?a=b' : `${path}/`]))(
      '%s answers with the HTML page',
      async (path) => {
        const answer = await get(path)
        expect(answer.status).toBe(200)
        expect(answer.headers.get('Content-Type')).toMatch(/^text\/html/)
        expect(await answer.text()).toContain('id="messagecontainer"')
      },
    )

    it.each(pages)('%s carries a Content-Security-Policy without unsafe-inline', async (path) => {
      const policy = (await get(path)).headers.get('Content-Security-Policy')
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe-inline')
    })

    it.each([...pages, '/transports', '/console/wire/worker.js', '/transports/worker.js'])(
      '%s is isolated from other origins, for the sake of its clock',
      async (path) => {
        const { headers } = await get(path)
        expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin')
        expect(headers.get('Cross-Origin-Embedder-Policy')).toBe('require-corp')
      },
    )

    it.each(pages.filter((path) => path !== '/echo'))('%s refuses a WebSocket', async (path) => {
      await expect(connect(path)).rejects.toMatchObject({ status: 400 })
    })

    it('come with their style and their script', async () => {
      const html = await (await get('/')).text()
      const files = [...html.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
      expect(files.length).toBeGreaterThan(1)
      for (const file of files) expect((await get(file)).status).toBe(200)
    })
  })

  it.each(['/', '/console/workbench/doctor/worker.js'])(
    '%s lets a page ask any server, since it is a console',
    async (path) => {
      const policy = (await get(path)).headers.get('Content-Security-Policy')
      expect(policy).toContain("connect-src 'self' ws: wss: http: https:;")
    },
  )

  describe('/healthz', () => {
    it.each(['/healthz', '/healthz/'])('%s answers that all is well', async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(await answer.json()).toEqual({ status: 'ok' })
    })

    it('is kept by no cache, and neither is an echo', async () => {
      for (const path of ['/healthz', '/echo?message=x', '/echo?message=x&status=503']) {
        expect((await get(path)).headers.get('Cache-Control')).toBe('no-store')
      }
    })

    it('refuses a WebSocket with a sentence', async () => {
      await expect(connect('/healthz')).rejects.toMatchObject({
        status: 400,
        body: expect.stringContaining('takes no WebSocket'),
      })
    })
  })

  describe('a page of any other origin', () => {
    it.each(['/echo?message=x', '/clock', '/handshake', '/healthz', '/echo_once', '/nope'])(
      'may read the answer to GET and HEAD %s, without credentials',
      async (path) => {
        for (const method of ['GET', 'HEAD']) {
          const { headers } = await getTarget().request(method, path, {
            Origin: 'https://a.example',
          })
          expect(headers.get('Access-Control-Allow-Origin')).toBe('*')
          expect(headers.get('Access-Control-Allow-Credentials')).toBeNull()
        }
      },
    )
  })

  describe('plain HTTP', () => {
    it.each(['/echo_once', '/echo_once/'])('GET %s is told to upgrade', async (path) => {
      const answer = await get(path)
      expect(answer.status).toBe(426)
      if (can.sendsHopByHopHeaders) {
        expect(answer.headers.get('Upgrade')).toBe('websocket')
        // Some add `close`, since the client asks for that.
        expect(answer.headers.get('Connection')).toMatch(/^Upgrade\b/)
      }
      expect(await answer.text()).toContain('WebSocket client')
    })

    it.each(['/nope', '/echo/nope', '/index.php', '/console', '/%00', '/%2e%2e/package.json'])(
      'GET %s is not found',
      async (path) => {
        expect((await get(path)).status).toBe(404)
      },
    )

    it.each(['/echo', '/echo_once', '/', '/index', '/index2', '/healthz'])(
      'POST %s is not allowed, and told what is',
      async (path) => {
        const answer = await getTarget().request('POST', path)
        expect(answer.status).toBe(405)
        expect(answer.headers.get('Allow')).toBe('GET, HEAD')
      },
    )

    it.each([...pages, '/echo?message=x', '/healthz', '/echo_once', '/nope'])(
      'GET %s forbids sniffing',
      async (path) => {
        expect((await get(path)).headers.get('X-Content-Type-Options')).toBe('nosniff')
      },
    )

    it.each([...pages, '/echo?message=x', '/healthz', '/echo_once', '/nope', '/transports'])(
      'HEAD %s has the head of the answer to GET, and no body',
      async (path) => {
        const [head, whole] = await Promise.all([getTarget().request('HEAD', path), get(path)])
        expect(await head.text()).toBe('')
        expect(head.status).toBe(whole.status)
        for (const name of headerNames) expect(head.headers.get(name)).toBe(whole.headers.get(name))
        expect(head.headers.get('X-Content-Type-Options')).toBe('nosniff')
        const length = whole.headers.get('Content-Length')
        expect([length, null]).toContain(head.headers.get('Content-Length'))
      },
    )

    it.each(['h2c', 'web socket', '\u00a0websocket', 'h2c,\u00a0websocket'])(
      'is what a request with the upgrade %j gets',
      async (upgrade) => {
        const headers = { ...handshake, Upgrade: upgrade }
        const answer = await get('/echo?message=hello', headers)
        expect(answer.status).toBe(200)
        expect(await answer.text()).toBe('hello')
      },
    )
  })

  describe('the handshake', () => {
    it('is refused with 404 where nothing is', async () => {
      await expect(connect('/nope')).rejects.toBeInstanceOf(Refusal)
      await expect(connect('/nope')).rejects.toMatchObject({ status: 404 })
    })

    it.each(['a, a', 'a,,b', 'a b', '\u00a0a', 'a\u00a0', 'a,\u00a0b'])(
      'with the subprotocols %j is refused with 400 and a sentence',
      async (protocols) => {
        const answer = await get('/echo', { ...handshake, 'Sec-WebSocket-Protocol': protocols })
        expect(answer.status).toBe(400)
        expect(await answer.text()).toBe('Sec-WebSocket-Protocol is a list of different tokens\n')
      },
    )

    itIf(can, 'seesHandshake').each([
      ['no key', handshakeWithout('Sec-WebSocket-Key')],
      ['no Connection: Upgrade', { ...handshake, Connection: 'close' }],
      ['a key that is not 16 bytes', { ...handshake, 'Sec-WebSocket-Key': 'c2hvcnQ=' }],
    ])('with %s is refused with 400', async (_what, headers) => {
      expect((await get('/echo', headers)).status).toBe(400)
    })

    itIf(can, 'seesHandshake').each([
      ['a version that is not spoken', { ...handshake, 'Sec-WebSocket-Version': '8' }],
      ['no version', handshakeWithout('Sec-WebSocket-Version')],
    ])('with %s is refused with 426 and the version that is', async (_what, headers) => {
      const answer = await get('/echo', headers)
      expect(answer.status).toBe(426)
      expect(answer.headers.get('Sec-WebSocket-Version')).toBe('13')
    })

    itIf(can, 'seesHandshake')('by another method is refused with 400', async () => {
      expect((await getTarget().request('POST', '/echo', handshake)).status).toBe(400)
    })

    it('agrees on the first subprotocol that is offered', async () => {
      const client = await connect('/echo', { protocols: ['chat', 'superchat'] })
      expect(client.protocol).toBe('chat')
      client.close()
      await client.closed
    })
  })

  describe('WebSocket /echo', () => {
    it.each(sizes)('returns %i bytes of text as they were', async (size) => {
      await expectEcho('ä'.repeat(size / 2) + 'z'.repeat(size % 2))
    })

    it.each(sizes)('returns %i bytes of binary as they were', async (size) => {
      await expectEcho(Uint8Array.from({ length: size }, (_, index) => index * 7))
    })

    it.each(['a', '中', '𝒳'])(
      'returns a megabyte of %s with a 中 in front as it was',
      async (character) => {
        const bytes = new TextEncoder().encode(character).byteLength
        await expectEcho(`中${character.repeat((1_048_576 - 3) / bytes)}`)
      },
    )

    it('keeps a byte order mark', () => expectEcho('\uFEFFmark'))

    it('keeps characters outside the basic plane', () => expectEcho('a\u0000b𝒳👩‍👩‍👧'))

    it('returns many messages sent at once, all and in order', async () => {
      const client = await connect('/echo')
      const messages = Array.from({ length: 1000 }, (_, index) => `message ${index}`)
      for (const message of messages) client.send(message)
      for (const message of messages) expect(await client.next()).toBe(message)
      client.close()
      await client.closed
    })

    it('keeps the order of small and large messages', async () => {
      const client = await connect('/echo')
      const messages = Array.from({ length: 60 }, (_, index) =>
        `${index}`.repeat([1, 3000, 20_000][index % 3] ?? 1),
      )
      for (const message of messages) client.send(message)
      for (const message of messages) expect(await client.next()).toBe(message)
      client.close()
      await client.closed
    })

    it('returns more at once than its queue holds', async () => {
      const client = await connect('/echo')
      for (let index = 0; index < 5000; index += 1) client.send(`${index}`)
      for (let index = 0; index < 5000; index += 1) expect(await client.next()).toBe(`${index}`)
      client.close()
      await client.closed
    })

    it('says nothing before it is spoken to', async () => {
      const client = await connect('/echo')
      client.close(1000)
      await expect(client.next()).rejects.toThrow('closed with 1000')
    })

    it.each([1000, 1001, 3000, 4999])('answers close %i with the same code', async (code) => {
      const client = await connect('/echo')
      client.close(code, 'bye')
      expect((await client.closed).code).toBe(code)
    })

    it('takes a trailing slash', () => expectEcho('slash', '/echo/'))
  })

  describe('WebSocket /echo_once', () => {
    it.each(['/echo_once', '/echo_once/'])(
      '%s closes with 1000 after one message',
      async (path) => {
        const client = await connect(path)
        client.send('first')
        client.send('second')
        expect(await client.next()).toBe('first')
        await expect(client.next()).rejects.toThrow('closed with 1000')
      },
    )

    it.each<[string, Message]>([
      ['an empty text', ''],
      ['an empty binary message', new Uint8Array()],
      ['bytes', new Uint8Array([0, 255])],
    ])('takes %s for a message', async (_what, message) => {
      const client = await connect('/echo_once')
      client.send(message)
      expect(await client.next()).toEqual(message)
      expect((await client.closed).code).toBe(1000)
    })

    it('ends with the client that leaves without a word', async () => {
      const client = await connect('/echo_once')
      client.close(3000)
      expect((await client.closed).code).toBe(3000)
    })
  })

  async function expectEcho(message: Message, path = '/echo'): Promise<void> {
    const client = await connect(path)
    client.send(message)
    expect(await client.next()).toEqual(message)
    client.close()
    await client.closed
  }
}
