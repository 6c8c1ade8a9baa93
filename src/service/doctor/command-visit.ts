// One check's dealings with the endpoint, by the library's client. Whatever it opened is gone when it is
// over.

import { setMaxListeners } from 'node:events'
import type { Answer, Client, Visit } from '../../../public/doctor/check.js'
import {
  type ConnectOptions,
  connect,
  type Message,
  type WebSocketSession,
} from '../../library/client/node/index.ts'
import { openWs } from './open-ws.ts'
import type { DoctorOptions } from './options.ts'
import { askPlainly } from './plain-request.ts'
import type { KnownWay } from './way.ts'

/** What the doctor's own client sends, beside what it was told to. */
const OWN = [
  'host',
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-extensions',
]

/** A server ends the TCP connection behind its close frame; RFC 6455, 7.1.1 */
const END_MS = 3000

export class CommandVisit implements Visit {
  readonly url: URL
  readonly options: DoctorOptions
  readonly way: KnownWay
  readonly signal: AbortSignal
  readonly client: Client
  readonly #sessions = new Set<WebSocketSession>()

  constructor(way: KnownWay, signal: AbortSignal) {
    this.url = way.url
    this.options = way.options
    this.way = way
    this.signal = signal
    const sent = new Set([
      ...OWN,
      ...Object.keys(way.options.headers).map((name) => name.toLowerCase()),
    ])
    this.client = {
      readsBehindClose: true,
      tellsRefusals: true,
      endMs: END_MS,
      opensAtATime: 20,
      sends: [...sent],
      isOwn: (name) => sent.has(name),
    }
    // Each connection of a check listens.
    setMaxListeners(0, signal)
    signal.addEventListener('abort', () => this.#endAll())
  }

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

  /** The library's session does not show the end of TCP. */
  async openToEnd(query: string) {
    const { ws, answer } = await openWs(this, { query })
    const ended = new Promise<void>((resolve) => answer.socket.once('close', () => resolve()))
    return { send: (message: Message) => ws.send(message), ended }
  }

  address(query?: string): URL {
    const url = new URL(this.url)
    if (query !== undefined) url.search = query
    return url
  }

  fetch(url: URL, { accept = '*/*', signal = this.signal } = {}): Promise<Response> {
    const headers = { ...this.options.headers, Accept: accept }
    return fetch(url, { headers, signal })
  }

  ask(limitMs: number): Promise<Answer | null> {
    return askPlainly(this, limitMs)
  }

  #endAll(): void {
    for (const session of this.#sessions) session.terminate()
  }
}
