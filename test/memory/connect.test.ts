import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { Hono } from 'hono'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { connect, UpgradeRefusedError } from '../../src/library/runtimes/memory/index.ts'
import {
  requireWebSocket,
  type WebSocketSession,
  webSockets,
} from '../../src/library/websocket/index.ts'

function appOf(handler: (socket: WebSocketSession) => Promise<void> | void) {
  return new Hono().use(webSockets({ limits: { sendBytes: 1024, queueMessages: 4 } })).get(
    '/',
    requireWebSocket((socket) => handler(socket)),
  )
}

describe('connect', () => {
  it('shares no memory with the handler', async () => {
    const socket = await connect(
      appOf((socket) => socket.readable.pipeTo(socket.writable)),
      '/',
    )
    const bytes = new Uint8Array([1, 2, 3])
    await socket.send(bytes)
    bytes.fill(0)
    expect(await socket.wait()).toEqual(new Uint8Array([1, 2, 3]))
  })

  it("holds the handler's send back until the client reads", async () => {
    let sent = 0
    const socket = await connect(
      appOf(async (socket) => {
        for (; sent < 10_000; sent += 1) await socket.send('x'.repeat(1024))
      }),
      '/',
    )
    await new Promise((resolve) => setImmediate(resolve))
    expect(sent).toBeLessThan(10_000)
    let received = 0
    for await (const _message of socket) received += 1
    expect(received).toBe(10_000)
  })

  it("holds the client's send back until the handler reads", async () => {
    let read: () => void = () => {}
    const reading = new Promise<void>((resolve) => {
      read = resolve
    })
    let tell: (count: number) => void = () => {}
    const told = new Promise<number>((resolve) => {
      tell = resolve
    })
    const socket = await connect(
      appOf(async (socket) => {
        await reading
        let received = 0
        for await (const _message of socket) received += 1
        tell(received)
      }),
      '/',
    )
    // More than the client's own mark of 256 KiB, so that it has to wait for the handler.
    const message = new Uint8Array(128 * 1024)
    for (let count = 0; count < 6; count += 1) await socket.send(message)
    const held = Array.from({ length: 4 }, () => socket.send(message))
    read()
    await Promise.all(held)
    socket.close()
    expect(await told).toBe(10)
  })

  it("gives the handler the request's headers and environment", async () => {
    const app = new Hono<{ Bindings: { SECRET: string } }>().get(
      '/',
      requireWebSocket((socket, c) => socket.send(`${c.env.SECRET} ${c.req.header('Cookie')}`)),
    )
    const socket = await connect(app, '/', { env: { SECRET: 's' }, headers: { Cookie: 'a=b' } })
    expect(await socket.wait()).toBe('s a=b')
  })

  it("rejects with the app's whole answer when it is refused", async () => {
    const app = new Hono().get('/', (c) => c.json({ why: 'no' }, 403, { 'X-Reason': 'none' }))
    const error = await connect(app, '/').catch((refusal: unknown) => refusal)
    if (!(error instanceof UpgradeRefusedError)) throw error
    expect(error.message).toBe('Cannot connect: the server answered the upgrade with 403')
    expect(error.status).toBe(403)
    expect(error.headers.get('X-Reason')).toBe('none')
    expect(JSON.parse(error.body)).toEqual({ why: 'no' })
  })
})

describe('a connection in memory', () => {
  it('has the headers of the answer', async () => {
    const app = new Hono().get(
      '/',
      async (c, next) => {
        c.header('Set-Cookie', 'seen=1')
        await next()
      },
      requireWebSocket(() => {}),
    )
    expect((await connect(app, '/')).headers.getSetCookie()).toEqual(['seen=1'])
  })

  it('rejects handled with what the handler threw', async () => {
    const report = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => report.mockRestore())
    const app = appOf(async (socket) => expect(await socket.wait()).toBe('this'))
    const socket = await connect(app, '/')
    await socket.send('that')
    await expect(socket.handled).rejects.toThrow("expected 'that' to be 'this'")
    expect((await socket.closed).code).toBe(1011)
    expect(report).toHaveBeenCalledOnce()
  })

  it.each([
    ['waits for a message', async (socket) => void expect(await socket.wait()).toBe('this')],
    ['waits for the end', async (socket) => void expect((await socket.closed).code).toBe(1000)],
    [
      'does something else',
      async () => {
        await new Promise((resolve) => setImmediate(resolve))
        expect('this').toBe('that')
      },
    ],
  ] as const satisfies [string, (socket: WebSocketSession) => Promise<void>][])(
    'that is terminated rejects handled with what a handler throws that %s',
    async (_what, handler) => {
      const report = vi.spyOn(console, 'error').mockImplementation(() => {})
      onTestFinished(() => report.mockRestore())
      const socket = await connect(appOf(handler), '/')
      socket.terminate()
      await expect(socket.handled).rejects.toThrow('expected')
    },
  )

  it('leaves handled pending while the handler runs', async () => {
    let goOn: (value?: unknown) => void = () => {}
    const socket = await connect(
      appOf(async () => {
        await new Promise((resolve) => {
          goOn = resolve
        })
      }),
      '/',
    )
    socket.terminate()
    const { handled } = socket
    await socket.closed
    const pending = Symbol('pending')
    const turn = new Promise((resolve) => setImmediate(resolve, pending))
    expect(await Promise.race([handled, turn])).toBe(pending)
    goOn()
    expect(await handled).toMatchObject({ code: 1006 })
  })

  it('is refused where none of the subprotocols is chosen that were offered', async () => {
    const app = new Hono().get(
      '/',
      requireWebSocket(() => {}, { protocol: ['v2'] }),
    )
    await expect(connect(app, '/', { protocols: ['v1'] })).rejects.toThrow(
      'Cannot connect to /: the server chose none of the subprotocols',
    )
  })

  it('is told of where it is refused', async () => {
    const told: unknown[] = []
    const listener = (message: unknown) => void told.push(message)
    subscribe('edge-echo:websocket:refuse', listener)
    onTestFinished(() => void unsubscribe('edge-echo:websocket:refuse', listener))
    const app = new Hono().get('/private', (c) => c.text('no', 403))
    await expect(connect(app, '/private')).rejects.toThrow('403')
    expect(told).toEqual([{ request: expect.any(Request), status: 403 }])
  })

  it('resolves handled with how it ended', async () => {
    const socket = await connect(
      appOf((socket) => socket.close(3000, 'done')),
      '/',
    )
    expect(await socket.handled).toMatchObject({ code: 3000, reason: 'done' })
  })

  it('that is terminated shows the handler an end without a close', async () => {
    let tell: (ended: unknown) => void = () => {}
    const ended = new Promise((resolve) => {
      tell = resolve
    })
    const socket = await connect(
      appOf(async (socket) => tell(await socket.closed)),
      '/',
    )
    socket.terminate()
    expect(await ended).toEqual({ code: 1006, reason: '', wasClean: false })
  })

  it('answers a ping', async () => {
    const socket = await connect(
      appOf(async (socket) => void (await socket.closed)),
      '/',
    )
    expect(await socket.ping()).toBeGreaterThanOrEqual(0)
  })
})
