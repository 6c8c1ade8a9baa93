// Answers that are streams, as Node writes them.

import { once } from 'node:events'
import { type IncomingMessage, get as request } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { stream } from 'hono/streaming'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'

const bytes = new TextEncoder().encode('0123456789')
const failure = new Error('the source has failed')
const rows = 5

/** Streams that fail behind five rows. */
const failing: Record<string, () => ReadableStream<Uint8Array>> = {
  'when it is asked again': () => {
    let row = 0
    return new ReadableStream({
      pull(controller) {
        row += 1
        if (row > rows) throw failure
        controller.enqueue(bytes)
      },
    })
  },
  'with its last row': () => {
    let row = 0
    return new ReadableStream({
      pull(controller) {
        row += 1
        controller.enqueue(bytes)
        if (row === rows) controller.error(failure)
      },
    })
  },
  'a turn behind its last row': () => {
    let row = 0
    return new ReadableStream({
      async pull(controller) {
        row += 1
        if (row <= rows) return controller.enqueue(bytes)
        await new Promise((resolve) => setImmediate(resolve))
        throw failure
      },
    })
  },
}

let server: NodeServer
let cancelled: Promise<unknown>
let produced = 0
const isAsked = deferred()

beforeAll(async () => {
  const app = new Hono<{ Bindings: HttpBindings }>()
    .get('/endless/:size', (c) => {
      const chunk = new Uint8Array(Number(c.req.param('size')))
      const { promise, resolve } = deferred()
      cancelled = promise
      produced = 0
      return c.body(
        new ReadableStream({
          pull(controller) {
            produced += chunk.length
            controller.enqueue(chunk)
          },
          cancel: resolve,
        }),
      )
    })
    .get('/late', async (c) => {
      const { promise, resolve } = deferred()
      cancelled = promise
      const { socket } = c.env.incoming
      isAsked.resolve(undefined)
      await once(socket, 'close')
      return c.body(
        new ReadableStream({ pull: (controller) => controller.enqueue(bytes), cancel: resolve }),
      )
    })
    .get('/empty', (c) => c.text(''))
    .get('/failing/:kind', (c) => {
      const source = failing[c.req.param('kind')]
      return source === undefined ? c.notFound() : c.body(source())
    })
    .get('/cookies', (c) => {
      setCookie(c, 'a', '1')
      setCookie(c, 'b', '2')
      return c.body(new Blob(['x']).stream())
    })
    .get('/by-hand', (c) => stream(c, async (out) => void (await out.write('x'))))
  server = await serve(app, { port: 0, shutdownSeconds: 0 })
})
afterAll(() => server.close())

function deferred(): { promise: Promise<unknown>; resolve: (value: unknown) => void } {
  let resolve: (value: unknown) => void = () => {}
  const promise = new Promise((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}

async function answerOf(path: string): Promise<IncomingMessage> {
  const [answer] = await once(request(`${server.url}${path}`), 'response')
  return answer as IncomingMessage
}

describe('an answer that is a stream', () => {
  it.each(Object.keys(failing))('is broken off where the stream fails %s', async (kind) => {
    const answer = await answerOf(`/failing/${encodeURIComponent(kind)}`)
    let text = ''
    answer.on('data', (chunk) => {
      text += chunk
    })
    const [error] = await once(answer, 'error')
    expect((error as NodeJS.ErrnoException).code).toBe('ECONNRESET')
    // Nothing but rows: what failed is nobody's business.
    expect(text.replaceAll('0123456789', '')).toBe('')
  })

  it.each([10, 1000, 10_000])(
    'of %i bytes a chunk without end lets others be answered',
    async (size) => {
      const answer = await answerOf(`/endless/${size}`)
      answer.resume()
      for (let asked = 0; asked < 20; asked += 1) {
        expect(await (await fetch(`${server.url}/empty`)).text()).toBe('')
      }
      answer.destroy()
      await cancelled
    },
  )

  it('waits for a client that does not read', async () => {
    const answer = await answerOf('/endless/65536')
    let before = -1
    // What the kernel takes has an end.
    while (before !== produced) {
      before = produced
      for (let turn = 0; turn < 20; turn += 1) await (await fetch(`${server.url}/empty`)).text()
    }
    answer.destroy()
    await cancelled
    expect(produced).toBeLessThan(64 * 1024 * 1024)
  })

  it('is cancelled where its client has left before it began', async () => {
    const asking = request(`${server.url}/late`).on('error', () => {})
    await isAsked.promise
    asking.destroy()
    await cancelled
  })

  it('has a line for each cookie, and the type that any answer has', async () => {
    const { headers } = await answerOf('/cookies')
    expect(headers['set-cookie']).toEqual(['a=1; Path=/', 'b=2; Path=/'])
    expect(headers['content-type']).toBe('text/plain; charset=UTF-8')
  })

  it('may be written by a helper of Hono', async () => {
    expect(await (await fetch(`${server.url}/by-hand`)).text()).toBe('x')
  })
})
