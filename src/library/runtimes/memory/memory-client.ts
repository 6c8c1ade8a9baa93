// The client's end of a connection in memory: a session like the handler's, and what a test wants to know of
// the other end.

import type { CloseInfo } from '../../websocket/adapter/raw-socket.ts'
import { deferred } from '../../websocket/session/deferred.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import { messageOf } from '../../websocket/session/message.ts'
import { Session } from '../../websocket/session/session.ts'
import type { WebSocketSession } from '../../websocket/session/session-interface.ts'
import type { MemorySocket } from './socket-pair.ts'

export interface MemoryConnection extends WebSocketSession {
  /** Of the app's answer, which a network would send with the 101: `Set-Cookie`, say. */
  readonly headers: Headers
  /**
   * Resolves with how the connection ended, and rejects with what the handler threw: a failed `expect` in
   * there fails the test that awaits it, and is else no more than a close with 1011.
   */
  readonly handled: Promise<CloseInfo>
}

/** A server may send what it likes. */
const limits = { ...defaultLimits, maxMessageBytes: Number.POSITIVE_INFINITY }

export class MemoryClient extends Session implements MemoryConnection {
  readonly headers: Headers
  readonly #failed = deferred<{ error: unknown }>()

  /** @param server the other end, for which the handler is about to be called */
  constructor(
    client: MemorySocket,
    { server, protocol, headers }: { server: MemorySocket; protocol: string; headers: Headers },
  ) {
    super(client, protocol, limits)
    this.headers = headers
    client.on('message', (data, isBinary) => this.receive(messageOf(data, isBinary)))
    client.on('pong', (payload) => this.receivePong(payload))
    client.on('close', (closure) => this.end(closure))
    server.on('handlerFailed', (error) => this.#failed.resolve({ error }))
  }

  get handled(): Promise<CloseInfo> {
    return this.#outcome()
  }

  async #outcome(): Promise<CloseInfo> {
    const outcome = await Promise.race([this.#failed.promise, this.closed])
    if ('error' in outcome) throw outcome.error
    return outcome
  }
}
