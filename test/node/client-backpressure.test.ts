import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import { connect } from '../../src/library/client/node/index.ts'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { requireWebSocket } from '../../src/library/websocket/index.ts'

const MESSAGES = 1000
const message = new Uint8Array(65_536)

let server: NodeServer
afterEach(() => server.close())

describe('a client that does not read', () => {
  it('slows the server down, and gets all messages when it reads at last', async () => {
    let sent = 0
    const app = new Hono().get(
      '/',
      requireWebSocket(async (socket) => {
        for (; sent < MESSAGES; sent += 1) await socket.send(message)
      }),
    )
    server = await serve(app, { port: 0, heartbeatSeconds: 0, shutdownSeconds: 0 })
    const socket = await connect(server.url, { limits: { queueBytes: 1_000_000 } })
    // Until nothing has come for whole turns of the loop, in which server and client had every chance.
    for (let stuck = 0, before = -1; stuck < 100; before = sent) {
      await new Promise((resolve) => setImmediate(resolve))
      stuck = sent === before && sent > 0 ? stuck + 1 : 0
    }
    expect(sent).toBeLessThan(MESSAGES)
    // One read from the network at most is above the mark.
    expect(socket.countMessages()).toBeLessThanOrEqual(17)
    let received = 0
    for await (const _message of socket) received += 1
    expect(received).toBe(MESSAGES)
    expect(await socket.closed).toMatchObject({ code: 1000 })
  })
})
