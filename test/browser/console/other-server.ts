// Servers that do what the echo does not, for pages that connect elsewhere. The page's sockets are in a
// Worker, where a browser's own mock does not reach.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'

/** Runs until the test is over. @returns its address */
export async function startServer(meet: (socket: WebSocket) => void): Promise<string> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  server.on('connection', meet)
  await once(server, 'listening')
  onTestFinished(() => {
    for (const client of server.clients) client.terminate()
    server.close()
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Takes connections and answers nothing, no handshake either. Runs until the test is over. @returns its address */
export async function startSilentServer(): Promise<string> {
  const clients = new Set<Socket>()
  const server = createServer((client) => {
    clients.add(client)
    client.on('error', () => {})
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    for (const client of clients) client.destroy()
    server.close()
  })
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}/`
}

/** Closes with the code at the first message. */
export const closingWith = (code: number, reason = '') =>
  startServer((socket) => socket.on('message', () => socket.close(code, reason)))
