import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { hc } from 'hono/client'
import { HTTPException } from 'hono/http-exception'
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import { WebSocket as WsWebSocket } from 'ws'
import { z } from 'zod'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import {
  acceptWebSocket,
  type Message,
  requireWebSocket,
  type WebSocketSession,
} from '../../src/library/websocket/index.ts'
import { type App, createApp } from '../../src/service/app.ts'

describe("Hono's typed client", () => {
  let server: NodeServer
  beforeAll(async () => {
    server = await serve(createApp({ serveStatic: () => (_c, next) => next() }), { port: 0 })
  })
  afterAll(() => server.close())

  const newClient = () =>
    hc<App>(server.url, { webSocket: (url) => new WsWebSocket(url) as unknown as WebSocket })

  it.each([
    ['/echo', () => newClient().echo.$ws()],
    ['/echo_once', () => newClient().echo_once.$ws()],
  ])('talks to %s through $ws()', async (_path, connect) => {
    const socket = connect()
    expectTypeOf(socket).toEqualTypeOf<WebSocket>()
    socket.addEventListener('open', () => socket.send('hello'))
    const message = await new Promise<MessageEvent>((resolve) => {
      socket.addEventListener('message', resolve)
    })
    expect(message.data).toBe('hello')
    socket.close()
  })

  it('offers no $ws() where there is no WebSocket', () => {
    expectTypeOf(newClient().healthz).not.toHaveProperty('$ws')
  })

  it('knows what /healthz answers', async () => {
    const answer = await (await newClient().healthz.$get()).json()
    expectTypeOf(answer).toEqualTypeOf<{ status: 'ok' }>()
    expect(answer).toEqual({ status: 'ok' })
  })
})

describe('the context of a handler', () => {
  type RoomsEnv = { Bindings: { SECRET: string }; Variables: { user: string } }

  it("has the environment and the path's parameters that the handler names", () => {
    const handler = requireWebSocket<RoomsEnv, '/rooms/:room'>((socket, c) => {
      expectTypeOf(c.req.param('room')).toEqualTypeOf<string>()
      expectTypeOf(c.env.SECRET).toEqualTypeOf<string>()
      expectTypeOf(c.var.user).toEqualTypeOf<string>()
      expectTypeOf(c.var.websocket).toEqualTypeOf<WebSocketSession | null>()
      expectTypeOf(socket).toEqualTypeOf<WebSocketSession>()
    })
    new Hono<RoomsEnv>().get('/rooms/:room', handler)
  })

  it('is taken from the type of its parameter', () => {
    const handler = acceptWebSocket(
      (_socket: WebSocketSession, _c: Context<RoomsEnv, '/rooms/:room'>) => {},
      (c) => {
        expectTypeOf(c.env.SECRET).toEqualTypeOf<string>()
        return c.text(c.req.param('room') satisfies string)
      },
    )
    new Hono<RoomsEnv>().get('/rooms/:room', handler)
  })

  it('has the session where nothing is named', () => {
    requireWebSocket((socket, c) => {
      expectTypeOf(c.var.websocket).toEqualTypeOf<WebSocketSession | null>()
      expectTypeOf(socket).toEqualTypeOf<WebSocketSession>()
    })
  })

  it('is inferred inside an ordinary handler, a validator in front included', () => {
    const query = zValidator('query', z.object({ as: z.string() }), (result) => {
      if (!result.success) throw new HTTPException(400)
    })
    const app = new Hono<RoomsEnv>().get('/rooms/:room', query, (c) =>
      acceptWebSocket(c, (socket, context) => {
        expectTypeOf(socket).toEqualTypeOf<WebSocketSession>()
        expectTypeOf(c.req.valid('query')).toEqualTypeOf<{ as: string }>()
        expectTypeOf(c.req.param('room')).toEqualTypeOf<string>()
        expectTypeOf(c.env.SECRET).toEqualTypeOf<string>()
        expectTypeOf(c.var.user).toEqualTypeOf<string>()
        expectTypeOf(context.req.param('room')).toEqualTypeOf<string>()
        expectTypeOf(context.req.valid('query')).toEqualTypeOf<{ as: string }>()
      }),
    )
    const { $ws } = hc<typeof app>('http://localhost').rooms[':room']
    expectTypeOf($ws).toBeCallableWith({ param: { room: 'den' }, query: { as: 'guest' } })
    expectTypeOf($ws).returns.toEqualTypeOf<WebSocket>()
  })
})

describe('the bytes of a message', () => {
  it('are taken by Blob, Response and crypto.subtle', () => {
    expectTypeOf<Message>().toExtend<BlobPart>()
    expectTypeOf<Message>().toExtend<BodyInit>()
    expectTypeOf<Exclude<Message, string>>().toExtend<BufferSource>()
  })
})
