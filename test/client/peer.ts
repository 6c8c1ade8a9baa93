// The server that the client is tried against: on Node, in the test's own process, and with what each
// conversation came to.

import { readFile } from 'node:fs/promises'
import { type Context, Hono } from 'hono'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import {
  acceptWebSocket,
  type Message,
  requireWebSocket,
  type WebSocketSession,
  webSockets,
} from '../../src/library/websocket/index.ts'

/** How a conversation ended for the server, and what it has received. */
export interface Seen {
  messages: Message[]
  code: number
  reason: string
}

export class Peer {
  readonly url: string
  readonly #server: NodeServer
  readonly #seen: Map<string, (seen: Seen) => void>

  private constructor(server: NodeServer, seen: Map<string, (seen: Seen) => void>) {
    this.#server = server
    this.#seen = seen
    this.url = server.url
  }

  /** @param library the folder of the compiled library, for a page to import */
  static async start(library?: string): Promise<Peer> {
    const seen = new Map<string, (seen: Seen) => void>()
    const app = appOf((c, what) => seen.get(c.req.query('id') ?? '')?.(what), library)
    return new Peer(await serve(app, { port: 0, shutdownSeconds: 0 }), seen)
  }

  /** What the conversation with that `id` in its query came to. */
  seen(id: string): Promise<Seen> {
    return new Promise((resolve) => this.#seen.set(id, resolve))
  }

  stop(): Promise<void> {
    return this.#server.close()
  }
}

type Tell = (c: Context, seen: Seen) => void

function appOf(tell: Tell, library: string | undefined) {
  /** Reads to the end, and tells. */
  async function listen(socket: WebSocketSession, c: Context): Promise<void> {
    const messages: Message[] = []
    for await (const message of socket) messages.push(message)
    const { code, reason } = await socket.closed
    tell(c, { messages, code, reason })
  }

  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })

  return new Hono()
    .use(webSockets())
    .get('/page', (c) => c.html('<!doctype html><title>client</title>'))
    .get('/library/*', async (c) => {
      const file = await readFile(`${library}/${c.req.path.slice('/library/'.length)}`)
      return c.body(file, 200, { 'Content-Type': 'text/javascript' })
    })
    .get(
      '/echo',
      requireWebSocket(async (socket, c) => {
        for await (const message of socket) await socket.send(message)
        const { code, reason } = await socket.closed
        tell(c, { messages: [], code, reason })
      }),
    )
    .get('/listen', requireWebSocket(listen))
    .get('/protocol', (c) => acceptWebSocket(c, listen, { protocol: ['spoken'] }))
    .get(
      '/headers',
      requireWebSocket((socket, c) => socket.send(`${c.req.header('X-Token')}`)),
    )
    .get('/refuse', (c) => c.text('Not you', 401, { 'X-Reason': 'unknown' }))
    .get('/refuse/slowly', (c) => {
      const neverEnds = new ReadableStream({
        start: (body) => body.enqueue(new TextEncoder().encode('Not y')),
      })
      return c.body(neverEnds, 403)
    })
    .get('/busy', (c) => c.text('Later', 503))
    .get('/hang', () => new Promise<Response>(() => {}))
    .get(
      '/close/:code',
      requireWebSocket(async (socket, c) => {
        for (const message of ['one', 'two', 'three']) await socket.send(message)
        socket.closeWrite(Number(c.req.param('code')))
        await listen(socket, c)
      }),
    )
    .get(
      '/large',
      requireWebSocket(async (socket, c) => {
        await socket.send('small')
        await socket.send('x'.repeat(2000))
        await listen(socket, c)
      }),
    )
    .get(
      '/unread',
      requireWebSocket(async (socket, c) => {
        await released
        let bytes = 0
        for await (const message of socket) bytes += message.length
        tell(c, { messages: [`${bytes}`], code: 0, reason: '' })
      }),
    )
    .get('/release', (c) => {
      release()
      return c.text('released')
    })
}
