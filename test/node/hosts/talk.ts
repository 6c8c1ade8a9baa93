// A client for servers of every kind: whatever `ws` and Node's HTTP take as options, TLS and Unix sockets
// among them.

import { once } from 'node:events'
import { type ClientRequestArgs, request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { text } from 'node:stream/consumers'
import { Hono } from 'hono'
import { type ClientOptions, WebSocket } from 'ws'
import { requireWebSocket } from '../../../src/library/websocket/index.ts'

/** What a server of every kind has to do. */
export const app = new Hono()
  .get('/url', (c) => c.text(c.req.url))
  .get(
    '/echo',
    requireWebSocket(async (socket) => {
      for await (const message of socket) await socket.send(message)
    }),
  )

/** A connection that is open. */
export async function open(url: string, options: ClientOptions = {}): Promise<WebSocket> {
  const socket = new WebSocket(url, options)
  await once(socket, 'open')
  return socket
}

/** What comes back of a message. */
export async function echoOf(socket: WebSocket, message: string | Uint8Array): Promise<Buffer> {
  const answer = once(socket, 'message')
  socket.send(message)
  return (await answer)[0]
}

export async function closeCodeOf(socket: WebSocket): Promise<number> {
  return (await once(socket, 'close'))[0]
}

/** The status and the body of an answer. */
export async function get(
  options: ClientRequestArgs | RequestOptions,
): Promise<{ status: number | undefined; body: string }> {
  const request = 'ca' in options ? httpsRequest : httpRequest
  const outgoing = request({ agent: false, ...options }).end()
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage]
  return { status: incoming.statusCode, body: await text(incoming) }
}
