// A reverse proxy of WebSockets: messages, their order, backpressure and close codes go through both ways.

import { requireWebSocket, type WebSocketSession } from '@edge-echo/websocket'
import { connect } from '@edge-echo/websocket/client'
import { Hono } from 'hono'

/** @param backend such as `ws://localhost:8080` */
export function createProxy(backend: string) {
  return new Hono().get(
    '*',
    requireWebSocket(async (socket, c) => {
      const { pathname, search } = new URL(c.req.url)
      const protocols = socket.protocol === '' ? [] : [socket.protocol]
      const url = new URL(pathname + search, backend)
      await using upstream = await connect(url, { protocols, signal: socket.signal })
      await Promise.all([pass(socket, upstream), pass(upstream, socket)])
    }),
  )
}

async function pass(from: WebSocketSession, to: WebSocketSession): Promise<void> {
  for await (const message of from) await to.send(message)
  const { code, reason } = await from.closed
  to.closeWrite(code, reason)
}
