// What Bun calls for the sockets of a server, and the limits that it keeps.

import type { OpenSockets } from '../shared/open-sockets.ts'
import { idleSeconds } from './heartbeat.ts'
import type { BunSocket, ServerWebSocket } from './socket.ts'

/** The functions are called for each socket. */
export interface BunWebSocketOptions {
  /** In bytes; Bun closes with 1009 above it. */
  maxPayloadLength: number
  /** In bytes; 0 for none, since Bun drops messages above it. */
  backpressureLimit: number
  /** In seconds; Bun ends a connection that is silent for longer. 0: never. */
  idleTimeout: number
  /** Each message by itself: one compressor and one decompressor serve all connections. */
  perMessageDeflate: boolean
  /** Bun pings 4 to 16 seconds before that. */
  sendPings: boolean
  open(socket: ServerWebSocket): void
  message(socket: ServerWebSocket, data: string | Uint8Array): void
  ping(socket: ServerWebSocket): void
  pong(socket: ServerWebSocket, payload: Uint8Array): void
  drain(socket: ServerWebSocket): void
  close(socket: ServerWebSocket, code: number, reason: string): void
}

const decoder = new TextDecoder()

/** The one set of functions for all sockets of a server. */
export function webSocketOptions(
  sockets: OpenSockets<BunSocket>,
  maxMessageBytes: number,
  heartbeatSeconds: number,
): BunWebSocketOptions {
  return {
    maxPayloadLength: maxMessageBytes,
    backpressureLimit: 0,
    idleTimeout: idleSeconds(heartbeatSeconds),
    perMessageDeflate: true,
    sendPings: true,
    open(socket) {
      socket.binaryType = 'uint8array'
      socket.data.adopt(socket)
      sockets.open(socket.data)
    },
    message: (socket, data) => socket.data.received(data),
    ping: (socket) => socket.data.pinged(),
    pong: (socket, payload) => socket.data.ponged(decoder.decode(payload)),
    drain: (socket) => socket.data.look(),
    close: (socket, code, reason) => sockets.end(socket.data, code, reason),
  }
}
