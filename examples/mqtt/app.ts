// An MQTT broker over WebSocket: aedes reads and writes a stream of bytes, which is what the two web streams
// of a session make.

import { Duplex } from 'node:stream'
import type { ReadableStream, WritableStream } from 'node:stream/web'
import { requireWebSocket } from '@edge-echo/websocket'
import { Aedes } from 'aedes'
import { Hono } from 'hono'

const broker = await Aedes.createBroker()

export const app = new Hono().get(
  '/mqtt',
  requireWebSocket(
    async (socket) => {
      const stream = Duplex.fromWeb({
        readable: socket.readable as ReadableStream<Uint8Array>,
        writable: socket.writable as WritableStream<Uint8Array>,
      })
      // A client that is lost ends its stream with an error; aedes publishes its will.
      stream.on('error', () => {})
      broker.handle(stream)
      await socket.closed
    },
    { protocol: ['mqtt', 'mqttv3.1'] },
  ),
)
