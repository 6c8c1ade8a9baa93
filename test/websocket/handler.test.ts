import { type Context, Hono } from 'hono'
import { defineWebSocketHelper, type WSContext, type WSEvents } from 'hono/ws'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { connect } from '../../src/library/runtimes/memory/index.ts'
import {
  acceptWebSocket,
  type FailedRequest,
  requireWebSocket,
  type WebSocketSession,
  webSockets,
} from '../../src/library/websocket/index.ts'
import { handshake } from '../behaviour/handshake.ts'

afterEach(() => vi.restoreAllMocks())

const fails = requireWebSocket(() => {
  throw new Error('on purpose')
})

describe('a handler that throws', () => {
  it('is logged once by default', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const socket = await connect(new Hono().get('/', fails), '/')
    expect((await socket.closed).code).toBe(1011)
    expect(log).toHaveBeenCalledExactlyOnceWith(
      'The WebSocket handler of / threw:',
      expect.objectContaining({ message: 'on purpose' }),
    )
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('onError too')
      },
    ],
    ['rejects', () => Promise.reject(new Error('onError too'))],
  ])('whose onError %s is logged, and ends nothing else', async (_how, onError) => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const socket = await connect(new Hono().use(webSockets({ onError })).get('/', fails), '/')
    expect((await socket.closed).code).toBe(1011)
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce())
    expect(log.mock.calls[0]?.[1]).toMatchObject({ message: 'onError too' })
  })
})

describe('a connection whose opening fails', () => {
  it('ends without a further error', async () => {
    let events: WSEvents<unknown> = {}
    const upgradeWebSocket = defineWebSocketHelper((c, given) => {
      events = given
      return c.text('upgraded')
    })
    const app = new Hono().use(webSockets({ upgradeWebSocket })).get('/', fails)
    await app.request('/', { headers: handshake })
    const gone = new Proxy({} as WSContext<unknown>, {
      get() {
        throw new Error('on purpose')
      },
    })
    const closed = Object.assign(new Event('close'), { code: 1006, reason: '' }) as CloseEvent
    expect(() => events.onOpen?.(new Event('open'), gone)).toThrow('on purpose')
    expect(() => events.onClose?.(closed, gone)).not.toThrow()
  })
})

describe('onError', () => {
  it('learns of the request, and what middleware had set for it', async () => {
    const failed = new Promise<unknown>((resolve) => {
      const onError = (error: unknown, { req, var: variables }: FailedRequest) =>
        resolve([
          error,
          req.method,
          req.path,
          req.query('as'),
          (variables as { user?: string }).user,
        ])
      const app = new Hono<{ Variables: { user: string } }>()
        .use(webSockets({ onError }))
        .use((c, next) => {
          c.set('user', 'Ada')
          return next()
        })
        .get(
          '/rooms/:room',
          requireWebSocket(() => {
            throw new Error('on purpose')
          }),
        )
      void connect(app, '/rooms/den?as=guest')
    })
    expect(await failed).toEqual([new Error('on purpose'), 'GET', '/rooms/den', 'guest', 'Ada'])
  })
})

describe('a pipe into a connection that the client closes', () => {
  it('is no error of the handler', async () => {
    const onError = vi.fn()
    let ended: (reason: unknown) => void = () => {}
    const cancelled = new Promise((resolve) => {
      ended = resolve
    })
    const app = new Hono().use(webSockets({ onError })).get(
      '/',
      requireWebSocket(async (socket) => {
        const source = new ReadableStream<string>({ cancel: ended })
        await source.pipeTo(socket.writable)
      }),
    )
    const socket = await connect(app, '/')
    socket.close()
    await cancelled
    await new Promise((resolve) => setImmediate(resolve))
    expect(onError).not.toHaveBeenCalled()
  })
})

describe('a marked route', () => {
  it('says what is missing where no runtime provides upgradeWebSocket', async () => {
    const app = new Hono().get('/', fails)
    let message = ''
    app.onError((error, c) => {
      message = error.message
      return c.text('', 500)
    })
    await app.request('/', { headers: handshake })
    expect(message).toMatch(/^Cannot accept a WebSocket: no runtime provides upgradeWebSocket/)
  })

  it('takes the upgradeWebSocket of the middleware where the runtime provides none', async () => {
    const upgradeWebSocket = defineWebSocketHelper((c) => c.text('upgraded'))
    const app = new Hono().use(webSockets({ upgradeWebSocket })).get('/', fails)
    expect(await (await app.request('/', { headers: handshake })).text()).toBe('upgraded')
  })
})

describe('with acceptAll', () => {
  it('a session that is first used behind the answer accepts nothing', async () => {
    const upgrade = vi.fn((c: Context) => c.text('upgraded'))
    let session: WebSocketSession | null = null
    const app = new Hono()
      .use(webSockets({ acceptAll: true, upgradeWebSocket: defineWebSocketHelper(upgrade) }))
      .get('/', (c) => {
        session = c.var.websocket
        return c.text('plain')
      })
    expect((await app.request('/', { headers: handshake })).status).toBe(400)
    expect(session).toHaveProperty('protocol', '')
    expect(upgrade).not.toHaveBeenCalled()
  })

  it('an error goes to onError', async () => {
    const onError = vi.fn()
    const app = new Hono()
      .onError((_error, c) => c.text('failed', 500))
      .use(webSockets({ acceptAll: true, onError }))
      .get('/', (c) => {
        c.var.websocket?.countMessages()
        throw new Error('on purpose')
      })
    const socket = await connect(app, '/')
    expect((await socket.closed).code).toBe(1011)
    expect(onError.mock.calls[0]?.[0]).toMatchObject({ message: 'on purpose' })
  })
})

describe('webSockets', () => {
  it('gives no session to a handler that is not marked, unless asked to', async () => {
    let session: WebSocketSession | null | undefined
    const app = new Hono().use(webSockets()).get('/', (c) => {
      session = c.var.websocket
      return c.text('plain')
    })
    await expect(connect(app, '/')).rejects.toMatchObject({ status: 400 })
    expect(session).toBeNull()
  })

  it('throws a RangeError for a time that is longer than a timer can wait', () => {
    expect(() => webSockets({ limits: { drainMs: 2 ** 31 } })).toThrow(
      new RangeError('The limit drainMs is at most 2147483647, not 2147483648'),
    )
  })

  it.each([0, -1, 1.5, Number.NaN])('throws a RangeError for a limit of %d', (queueMessages) => {
    expect(() => webSockets({ limits: { queueMessages } })).toThrow(RangeError)
  })
})

describe('a marked route of an app that is mounted', () => {
  it('is one behind the middleware of the app around it', async () => {
    const mounted = new Hono().get(
      '/',
      requireWebSocket((socket) => socket.send('from within')),
    )
    const app = new Hono().use(webSockets())
    app.mount('/mounted', mounted.fetch)
    expect(await (await connect(app, '/mounted')).wait()).toBe('from within')
  })
})

describe('acceptWebSocket inside an ordinary handler', () => {
  const app = new Hono().get('/rooms/:room', async (c) => {
    if (c.req.header('Authorization') === undefined) return c.text('Who are you?', 401)
    return acceptWebSocket(c, (socket) => socket.send(`Welcome to ${c.req.param('room')}`))
  })
  const headers = { Authorization: 'Bearer x' }

  it('answers with the upgrade', async () => {
    const socket = await connect(app, '/rooms/blue', { headers })
    expect(await socket.wait()).toBe('Welcome to blue')
    expect((await socket.closed).code).toBe(1000)
  })

  it('lets the handler refuse first', async () => {
    await expect(connect(app, '/rooms/blue')).rejects.toMatchObject({
      status: 401,
    })
  })

  it('answers plain HTTP with 426', async () => {
    expect((await app.request('/rooms/blue', { headers })).status).toBe(426)
  })
})
