// What an upgrade is asked to. A server may ignore what it does not speak, and must ignore every
// upgrade over HTTP/1.0: RFC 9110, 7.8

import type { IncomingMessage } from 'node:http'
import type { Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { hasToken } from '../../websocket/header-list.ts'

export function asksForWebSocket(incoming: IncomingMessage): boolean {
  return hasToken(incoming.headers.upgrade, 'websocket') && incoming.httpVersion !== '1.0'
}

/** Writes the header as `ws` wants it, which takes no other spelling, and no other offer. */
export function normalizeUpgrade(incoming: IncomingMessage): void {
  incoming.headers.upgrade = 'websocket'
}

/**
 * Has the server read the request once more without its `Upgrade`: as plain HTTP, whose body and
 * whose successors on this connection Node otherwise takes for another protocol.
 */
export function ignoreUpgrade(
  server: Server,
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  const lines = headersWithoutUpgrade(incoming).map(([name, value]) => `${name}: ${value}`)
  const start = `${incoming.method} ${incoming.url} HTTP/${incoming.httpVersion}`
  const request = Buffer.from([start, ...lines, '', ''].join('\r\n'), 'latin1')
  socket.unshift(Buffer.concat([request, head]))
  // Behind TLS there is no other handshake.
  server.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket)
}

function headersWithoutUpgrade({ rawHeaders }: IncomingMessage): [string, string][] {
  const headers: [string, string][] = []
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const { [index]: name = '', [index + 1]: value = '' } = rawHeaders
    if (name.toLowerCase() !== 'upgrade') headers.push([name, value])
  }
  return headers
}
