// A wire to listen in on: passes a connection on to a server, and keeps what the server sends. For
// what a browser does not tell, such as how a message is cut into frames.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'

export interface Tap {
  port: number
  /** All that the server has sent so far. */
  sent(): Buffer
  close(): void
}

export async function tap(url: string): Promise<Tap> {
  const { hostname, port } = new URL(url)
  const chunks: Buffer[] = []
  const listener = createServer((client) => {
    const server = connect(Number(port), hostname)
    server.on('data', (chunk) => chunks.push(chunk))
    client.pipe(server).pipe(client)
    // Whoever goes first takes the other along.
    client.on('error', () => server.destroy()).on('close', () => server.destroy())
    server.on('error', () => client.destroy()).on('close', () => client.destroy())
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  return {
    port: (listener.address() as AddressInfo).port,
    sent: () => Buffer.concat(chunks),
    close: () => listener.close(),
  }
}
