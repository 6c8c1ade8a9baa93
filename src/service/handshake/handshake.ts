// What the server saw of a request, for whoever debugs what is between it and a client.

import type { Context } from 'hono'
import { requestDetails } from '../../library/websocket/adapter/runtime.ts'
import type { WebSocketSession } from '../../library/websocket/index.ts'
import { version } from '../version.ts'
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
  /** That of the service. */
  version: string
  /** Bytes of the largest message that this server takes. */
  maxMessageBytes: number | null
  /** Seconds between its pings; 0: never. */
  heartbeatSeconds: number | null
}

/** What the server is set to. */
interface ServerFacts {
  maxMessageBytes: number
  heartbeatSeconds: number | null
}

function handshakeOf(c: Context, server: ServerFacts): Handshake {
  const { maxMessageBytes, heartbeatSeconds } = server
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
    version,
    maxMessageBytes,
    heartbeatSeconds,
  }
}

/** The answer to plain HTTP. */
export function showHandshake(server: ServerFacts) {
  return function showHandshake(c: Context): Response {
    return c.json(handshakeOf(c, server), 200, { 'Cache-Control': 'no-store' })
  }
}

/** The conversation: one message, and the close. */
export function sayHandshake(server: ServerFacts) {
  return async function sayHandshake(socket: WebSocketSession, c: Context): Promise<void> {
    await socket.send(JSON.stringify(handshakeOf(c, server)))
  }
}
