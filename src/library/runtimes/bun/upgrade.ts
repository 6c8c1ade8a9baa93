// The upgrade on Bun, from `server.upgrade`, and what Bun calls for the sockets that come of it.
// Hono's own helper upgrades before the app has answered, so no header reaches the 101; it needs the
// server for an environment, and has no backpressure.

import { provideShutdownSignal } from '../../websocket/adapter/shutdown-signal.ts'
import { ask, type HonoApp } from '../shared/answer.ts'
import type { OpenSockets } from '../shared/open-sockets.ts'
import { badRequest, stopping } from '../shared/plain-answer.ts'
import { BunSocket, type ServerWebSocket } from './socket.ts'

/** Bun's server, as far as an upgrade needs it. */
export interface Upgrader {
  upgrade(request: Request, options: { headers: Headers; data: BunSocket }): boolean
}

/** What Bun calls for each socket, and its limits. */
export interface BunWebSocketOptions {
  /** In bytes; Bun closes with 1009 above it. */
  maxPayloadLength: number
  /** In bytes; 0 for none, since Bun drops messages above it. */
  backpressureLimit: number
  open(socket: ServerWebSocket): void
  message(socket: ServerWebSocket, data: string | Uint8Array): void
  drain(socket: ServerWebSocket): void
  close(socket: ServerWebSocket, code: number, reason: string): void
}

/** Answers a request as the app does; undefined is Bun's word for an upgrade. */
export async function answer(
  app: HonoApp,
  request: Request,
  server: Upgrader,
  sockets: OpenSockets,
): Promise<Response | undefined> {
  const answered = await ask(app, request, provideShutdownSignal({ server }, sockets.closing))
  if (answered instanceof Response) return answered
  if (sockets.closing.aborted) return stopping()
  const { events, protocol } = answered
  const headers = new Headers(answered.headers)
  if (protocol !== '') headers.set('Sec-WebSocket-Protocol', protocol)
  if (server.upgrade(request, { headers, data: new BunSocket(events, protocol) })) return undefined
  return badRequest()
}

/** The one set of functions for all sockets of a server. */
export function socketHandler(sockets: OpenSockets, maxMessageBytes: number): BunWebSocketOptions {
  return {
    maxPayloadLength: maxMessageBytes,
    backpressureLimit: 0,
    open(socket) {
      socket.binaryType = 'uint8array'
      socket.data.adopt(socket)
      sockets.open(socket.data)
    },
    message(socket, data) {
      socket.data.received(data)
    },
    drain: (socket) => socket.data.look(),
    close: (socket, code, reason) => sockets.end(socket.data, code, reason),
  }
}
