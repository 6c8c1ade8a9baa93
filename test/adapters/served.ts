// A server of Node that was made elsewhere, as the suite wants it.

import { once } from 'node:events'
import type { AddressInfo, Server, Socket } from 'node:net'
import type { ServerType } from '@hono/node-server'
import type { Served } from '../behaviour/adapter.ts'
import { overNetwork } from '../behaviour/network.ts'

export async function served(server: ServerType): Promise<Served> {
  const listening: Server = server
  const sockets = new Set<Socket>()
  listening.on('connection', (socket) => sockets.add(socket))
  if (!listening.listening) await once(listening, 'listening')
  const { port } = listening.address() as AddressInfo
  return {
    target: overNetwork(`http://127.0.0.1:${port}`),
    stop() {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => listening.close(resolve))
    },
  }
}
