// Cap'n Web: objects whose methods are called over the connection, both ways.

import { requireWebSocket, type WebSocketSession } from '@edge-echo/websocket'
import { RpcSession, RpcTarget, type RpcTransport } from 'capnweb'
import { Hono } from 'hono'

export class Greeter extends RpcTarget {
  hello(name: string): string {
    return `Hello, ${name}`
  }

  /** Calls back over the same connection. */
  async each(names: string[], greet: (greeting: string) => Promise<void>): Promise<number> {
    for (const name of names) await greet(this.hello(name))
    return names.length
  }
}

/** A session pulls its messages, and so does Cap'n Web. */
export class SessionTransport implements RpcTransport {
  readonly #socket: WebSocketSession

  constructor(socket: WebSocketSession) {
    this.#socket = socket
  }

  async send(message: string): Promise<void> {
    await this.#socket.send(message)
  }

  async receive(): Promise<string> {
    const message = await this.#socket.wait()
    if (message === null) throw new Error('The connection is closed')
    return String(message)
  }

  abort(reason: unknown): void {
    this.#socket.close(1011, String(reason).slice(0, 100))
  }
}

export const app = new Hono().get(
  '/rpc',
  requireWebSocket(async (socket) => {
    const session = new RpcSession(new SessionTransport(socket), new Greeter())
    await socket.closed
    session.getRemoteMain()[Symbol.dispose]()
  }),
)
