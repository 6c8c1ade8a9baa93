// A server whose routes compress, each in its own way, and a client that offers it byte by byte.

import { Hono } from 'hono'
import { type NodeServer, serve } from '../../../src/library/runtimes/node/index.ts'
import {
  acceptWebSocket,
  type WebSocketHandler,
  type WebSocketOptions,
} from '../../../src/library/websocket/index.ts'
import { handshakeWith, request } from '../../hostile/hostile-input.ts'
import { RawClient } from '../../support/raw-client.ts'

export interface CompressingServer {
  url: string
  server: NodeServer
  /** A client that has offered it, and heard the 101. */
  open(): Promise<RawClient>
  /** One that writes these bytes right behind its handshake. */
  openWith(bytes: Buffer): Promise<RawClient>
}

export async function compressingServer(
  handler: WebSocketHandler,
  options: WebSocketOptions = { compress: true },
): Promise<CompressingServer> {
  const app = new Hono()
    // What comes right behind the handshake waits meanwhile.
    .use(async (_c, next) => {
      await new Promise((resolve) => setImmediate(resolve))
      await next()
    })
    .get('/', acceptWebSocket(handler, undefined, options))
  const server = await serve(app, { port: 0, shutdownSeconds: 2 })
  const openWith = async (bytes: Buffer) => {
    const client = await RawClient.open(Number(new URL(server.url).port))
    const handshake = handshakeWith({ 'Sec-WebSocket-Extensions': 'permessage-deflate' })
    await client.write(Buffer.concat([request('GET / HTTP/1.1', handshake), bytes]))
    await client.heard(1)
    return client
  }
  return {
    url: server.url.replace('http', 'ws'),
    server,
    open: () => openWith(Buffer.alloc(0)),
    openWith,
  }
}
