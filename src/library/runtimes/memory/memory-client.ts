// The client's end of a connection in memory: a session like the handler's, and what a test wants to know of
// the other end.

import type { CloseInfo } from '../../websocket/adapter/raw-socket.ts'
import { ConnectionClosedError } from '../../websocket/session/connection-closed-error.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import { Session } from '../../websocket/session/session.ts'
import type { WebSocketSession } from '../../websocket/session/session-interface.ts'
import type { MemorySocket } from './socket-pair.ts'

export interface MemoryConnection extends WebSocketSession {
  /** Of the app's answer, which a network would send with the 101: `Set-Cookie`, say. */
  readonly headers: Headers
  /**
   * Resolves with how the connection ended, once the handler has returned too, and rejects with what it
   * threw: a failed `expect` in there fails the test that awaits it, and is else no more than a close
   * with 1011. Pending for as long as the handler runs.
   */
  readonly handled: Promise<CloseInfo>
}

/** A server may send what it likes. */
const limits = { ...defaultLimits, maxMessageBytes: Number.POSITIVE_INFINITY }

/** What the app has made of the request. */
interface ServerSide {
  protocol: string
  headers: Headers
  /** Of the handler. */
  handler: Promise<unknown>
}

export class MemoryClient extends Session implements MemoryConnection {
  readonly headers: Headers
  readonly #handler: Promise<unknown>

  constructor(client: MemorySocket, { protocol, headers, handler }: ServerSide) {
    super(client, protocol, limits)
    this.headers = headers
    this.#handler = handler
    client.on('message', (data, isBinary) => this.receive(data, isBinary))
    client.on('pong', (payload) => this.receivePong(payload))
    client.on('close', (closure) => this.end(closure))
  }

  get handled(): Promise<CloseInfo> {
    return this.#outcome()
  }

  async #outcome(): Promise<CloseInfo> {
    try {
      await this.#handler
    } catch (error) {
      // No failure, but how a pipe learns of the end.
      if (!(error instanceof ConnectionClosedError)) throw error
    }
    return this.closed
  }
}
