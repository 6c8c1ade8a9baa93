// What the server saw of a request, for whoever debugs what is between it and a client.

import type { Context } from 'hono'
import { requestDetails } from '../../library/websocket/adapter/runtime.ts'
import type { WebSocketSession } from '../../library/websocket/index.ts'
import { masked } from './masked.ts'

/** What is not known on a runtime is null. */
export interface Handshake {
  method: string
  /** Path and query, as they came. */
  target: string
  httpVersion: string | null
  /** In their order and with repeats, where the runtime tells; else sorted, with repeats joined. */
  headers: [name: string, value: string][]
  remoteAddress: string | null
  localAddress: string | null
  tls: string | null
  runtime: string | null
  /** Bytes of the largest message that this server takes. */
  maxMessageBytes: number | null
}

function handshakeOf(c: Context, maxMessageBytes: number): Handshake {
  const { headers, httpVersion, remoteAddress, localAddress, tls, runtime } = requestDetails(c)
  const { method, url, headers: parsed } = c.req.raw
  return {
    method,
    target: url.slice(url.indexOf('/', url.indexOf('//') + 2)),
    httpVersion,
    headers: (headers ?? [...parsed]).map(masked),
    remoteAddress,
    localAddress,
    tls,
    runtime,
    maxMessageBytes,
  }
}

/** The answer to plain HTTP. */
export function showHandshake(maxMessageBytes: number) {
  return function showHandshake(c: Context): Response {
    return c.json(handshakeOf(c, maxMessageBytes), 200, { 'Cache-Control': 'no-store' })
  }
}

/** The conversation: one message, and the close. */
export function sayHandshake(maxMessageBytes: number) {
  return async function sayHandshake(socket: WebSocketSession, c: Context): Promise<void> {
    await socket.send(JSON.stringify(handshakeOf(c, maxMessageBytes)))
  }
}
