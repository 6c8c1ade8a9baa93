// One check's dealings with the endpoint. Whatever it opened is gone when it is over.

import {
  type ConnectOptions,
  connect,
  type Message,
  type WebSocketSession,
} from '../../library/client/node/index.ts'
import type { DoctorOptions } from './options.ts'
import type { Way } from './way.ts'

export class Visit {
  readonly url: URL
  readonly options: DoctorOptions
  /** What is known of the path by now. */
  readonly way: Way
  /** Aborted when the check is over, or out of time. */
  readonly signal: AbortSignal
  readonly #sessions = new Set<WebSocketSession>()

  constructor(way: Way, signal: AbortSignal) {
    this.url = way.url
    this.options = way.options
    this.way = way
    this.signal = signal
    signal.addEventListener('abort', () => this.#endAll())
  }

  /** A WebSocket to the endpoint, with that query in place of its own. */
  async open(options: ConnectOptions = {}, query?: string): Promise<WebSocketSession> {
    const session = await connect(this.address(query), {
      ...options,
      headers: this.options.headers,
      signal: this.signal,
      limits: { unsentBytes: 64 * 1024 * 1024, maxMessageBytes: 64 * 1024 * 1024 },
    })
    this.#sessions.add(session)
    if (this.signal.aborted) this.#endAll()
    return session
  }

  address(query?: string): URL {
    const url = new URL(this.url)
    if (query !== undefined) url.search = query
    return url
  }

  /** The next message; throws where the connection ends instead. */
  async next(session: WebSocketSession): Promise<Message> {
    const message = await session.wait({ signal: this.signal })
    if (message !== null) return message
    throw new EndedError(await session.closed)
  }

  #endAll(): void {
    for (const session of this.#sessions) session.terminate()
  }
}

/** The connection has ended in the middle of a check. */
export class EndedError extends Error {
  override readonly name = 'EndedError'
  readonly code: number

  constructor({ code, reason }: { code: number; reason: string }) {
    super(`the connection ended with ${code}${reason === '' ? '' : ` "${reason}"`}`)
    this.code = code
  }
}
