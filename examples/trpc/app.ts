// tRPC over WebSocket: queries, mutations and subscriptions, with the types of the router at the client.

import { EventEmitter } from 'node:events'
import { requireWebSocket, type WebSocketSession } from '@edge-echo/websocket'
import { initTRPC } from '@trpc/server'
import { getWSConnectionHandler, type WSSHandlerOptions } from '@trpc/server/adapters/ws'
import { Hono } from 'hono'

const { router, procedure } = initTRPC.create()

const text = (input: unknown): string => String(input)

const appRouter = router({
  hello: procedure.input(text).query(({ input }) => `Hello, ${input}`),
  letters: procedure.input(text).subscription(async function* ({ input }) {
    yield* input
  }),
})

export type AppRouter = typeof appRouter

// It takes no server, though the type of its options wants one.
const serve = getWSConnectionHandler({ router: appRouter } as WSSHandlerOptions<AppRouter>)
type Served = Parameters<typeof serve>

/** tRPC listens to events, as those of `ws`. */
class EventedSocket extends EventEmitter {
  readyState = 1
  readonly #socket: WebSocketSession

  constructor(socket: WebSocketSession) {
    super()
    this.#socket = socket
  }

  send(message: string): void {
    void this.#socket.send(message)
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }
}

export const app = new Hono().get(
  '/trpc',
  requireWebSocket(async (socket, c) => {
    const events = new EventedSocket(socket)
    const request = { url: c.req.url, headers: c.req.header() }
    serve(...([events, request] as unknown as Served))
    for await (const message of socket) {
      events.emit('message', Buffer.from(message as string), typeof message !== 'string')
    }
    events.readyState = 3
    events.emit('close')
  }),
)
