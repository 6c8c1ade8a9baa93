// Is this request an upgrade to a WebSocket, and is it a proper one? RFC 6455 section 4.2.1, checked
// here so that every runtime refuses the same requests in the same words.

import type { Context } from 'hono'
import { headerOf, runtimeOf } from './adapter/runtime.ts'
import { hasToken, listElements } from './header-list.ts'

const KEY = /^[+/0-9A-Za-z]{22}==$/
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VERSION = '13'

/**
 * Whether the request asks for an upgrade to a WebSocket. Any other upgrade (`h2c`, say) is none of
 * ours: RFC 9110, 7.8 lets a server ignore it.
 */
export function isWebSocket(c: Context): boolean {
  return hasToken(headerOf(c, 'upgrade'), 'websocket')
}

/** The subprotocols that the client offers, in its order of preference. */
export function offeredProtocols(c: Context): string[] {
  const header = headerOf(c, 'sec-websocket-protocol')
  return header === undefined ? [] : listElements(header)
}

/** The answer to a malformed handshake: 400, or 426 for a version that is not spoken; else null. */
export function refuseHandshake(c: Context): Response | null {
  const { method } = c.req
  if (method !== 'GET') return refuse(400, `A WebSocket handshake is a GET request, not ${method}`)
  if (runtimeOf(c)?.ownsHandshake !== true) {
    const refusal = refuseConnection(c)
    if (refusal !== null) return refusal
  }
  const protocols = offeredProtocols(c)
  if (!protocols.every((name) => TOKEN.test(name)) || new Set(protocols).size < protocols.length) {
    return refuse(400, 'Sec-WebSocket-Protocol is a list of different tokens')
  }
  return null
}

/** What concerns the one connection that the client has opened. */
function refuseConnection(c: Context): Response | null {
  if (!hasToken(headerOf(c, 'connection'), 'upgrade')) {
    return refuse(400, 'A WebSocket handshake has the header Connection: Upgrade')
  }
  if (!KEY.test(headerOf(c, 'sec-websocket-key') ?? '')) {
    return refuse(400, 'A WebSocket handshake has a Sec-WebSocket-Key of 16 bytes in base64')
  }
  if (headerOf(c, 'sec-websocket-version') !== VERSION) {
    return refuse(426, `This server speaks version ${VERSION} of the WebSocket protocol`, {
      'Sec-WebSocket-Version': VERSION,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
    })
  }
  if (headerOf(c, 'transfer-encoding') !== undefined || hasContent(c)) {
    return refuse(400, 'A WebSocket handshake has no body')
  }
  return null
}

/** The answer to plain HTTP where only a WebSocket will do. RFC 9110, 15.5.22 */
export function upgradeRequired(): Response {
  return refuse(426, 'This address speaks WebSocket: connect to it with a WebSocket client', {
    Upgrade: 'websocket',
    Connection: 'Upgrade',
  })
}

/** The answer to a WebSocket where only plain HTTP will do. */
export function noWebSocketHere(): Response {
  return refuse(400, 'This address takes no WebSocket: ask for it with plain HTTP')
}

function refuse(status: number, sentence: string, headers: Record<string, string> = {}): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=UTF-8', ...headers },
  })
}

function hasContent(c: Context): boolean {
  return (headerOf(c, 'content-length') ?? '0') !== '0'
}
