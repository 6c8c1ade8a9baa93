// The two apps with no server at all.

import { readFile } from 'node:fs/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { connect, UpgradeRefusedError } from '../../src/library/runtimes/memory/index.ts'
import type { Message, WebSocketSession } from '../../src/library/websocket/index.ts'
import { createApp } from '../../src/service/app.ts'
import { type Client, Refusal, type Runtime, type Target } from '../behaviour/runtime.ts'
import { fixtureWith } from '../fixture/in-conversation.ts'

export async function startMemory(): Promise<Runtime> {
  const app = createApp({ serveStatic: serveFiles })
  return {
    service: inMemory(app),
    fixture: inMemory(fixtureWith(() => ({ remote: {} }))),
    stop: async () => {},
  }
}

const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

/** The smallest file server there is: the page, and whatever the page asks for. */
const serveFiles: Parameters<typeof createApp>[0]['serveStatic'] =
  ({ path }) =>
  async (c, next) => {
    const file = path ?? c.req.path.slice(1)
    if (!/^[\w-]+(\/[\w-]+)*\.\w+$/.test(file)) return next()
    const body = await readFile(`public/${file}`).catch(() => null)
    if (body === null) return next()
    const type = types[file.slice(file.lastIndexOf('.'))]
    return c.body(body, 200, type ? { 'Content-Type': type } : {})
  }

function inMemory(app: Parameters<typeof connect>[0]): Target {
  return {
    async request(method, path, headers = {}) {
      // As over a network it takes a turn: a test that asks again and again lets timers fire meanwhile.
      await nextTurn()
      return app.request(`http://localhost${path}`, { method, headers }, {})
    },
    async connect(path, init) {
      try {
        return clientOf(await connect(app, path, init))
      } catch (error) {
        if (!(error instanceof UpgradeRefusedError)) throw error
        throw new Refusal(error.status, error.headers, error.body)
      }
    },
  }
}

function clientOf(session: WebSocketSession): Client {
  return {
    protocol: session.protocol,
    headers: new Headers(),
    closed: session.closed.then(({ code, reason }) => ({ code, reason })),
    send: (message) => void session.send(message),
    async next(): Promise<Message> {
      const message = await session.wait()
      if (message !== null) return message
      throw new Error(`the connection closed with ${(await session.closed).code}`)
    },
    close: (code, reason) => session.closeWrite(code, reason),
    // A session reads no further than it is read from.
    pause() {},
    resume: () => void session.readable.pipeTo(new WritableStream()),
  }
}
