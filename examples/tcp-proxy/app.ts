// A TCP server behind a WebSocket, as websockify does it: bytes in binary messages, both ways.

import { connect, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { requireWebSocket } from '@edge-echo/websocket'
import { Hono } from 'hono'

/** @param port of the TCP server, on this machine */
export function createProxy(port: number) {
  return new Hono().get(
    '/',
    requireWebSocket(
      async (socket) => {
        const tcp = connect(port, '127.0.0.1')
        socket.signal.addEventListener('abort', () => tcp.destroy())
        if (!(await isOpen(tcp))) return socket.close(1014, 'The TCP server does not answer')
        const { readable, writable } = Duplex.toWeb(tcp)
        // The one that ends first ends the other: a pipe closes what it writes to.
        await Promise.allSettled([
          readable.pipeTo(socket.writable),
          socket.readable.pipeTo(writable),
        ])
      },
      { protocol: ['binary'] },
    ),
  )
}

function isOpen(tcp: Socket): Promise<boolean> {
  return new Promise((resolve) => {
    tcp.once('connect', () => resolve(true))
    tcp.once('error', () => resolve(false))
  })
}
