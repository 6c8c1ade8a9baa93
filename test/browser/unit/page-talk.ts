// A browser's sockets and answers for code that runs in a Worker, without a browser: an echo that does what
// edge-echo does on request, and what a test tells it to besides.

interface Endings {
  code: number
  reason: string
}

export interface FakeServer {
  /** Whether a WebSocket opens at that address. Default: everywhere. */
  opens?: (url: URL, protocols: string[]) => boolean
  /** Takes connections and requests, and answers none. */
  isSilent?: boolean
  /** The answers to plain requests, by their path. Default: the page may read none. */
  answers?: Record<string, () => Response>
  /** What comes back for a message. Default: the message. */
  reply?: (message: string | Uint8Array) => string | Uint8Array | null
  /** What comes unasked, on each connection. */
  greeting?: string
  /** What `/handshake` tells; null: it is no edge-echo, and takes neither that path nor subprotocols. */
  told?: object | null
  /** The largest message, in bytes. */
  largest?: number
}

export const seenByServer = {
  method: 'GET',
  target: '/handshake',
  headers: [
    ['Host', 'there'],
    ['User-Agent', 'a browser'],
  ],
  remoteAddress: '192.0.2.7:1',
  runtime: 'Node 24',
  version: '1.2.3',
  maxMessageBytes: 1024,
  heartbeatSeconds: 30,
  tls: null,
}

export function surroundingsOf(server: FakeServer) {
  const opened: string[] = []
  return {
    opened,
    origin: 'http://here',
    makeSocket: (url: string, protocols: string[]) => {
      opened.push(url)
      return new FakeSocket(new URL(url), protocols, server) as unknown as WebSocket
    },
    fetch: (async (input: URL, { signal }: { signal?: AbortSignal } = {}) => {
      if (server.isSilent) return rejectsWith(signal)
      const answer = server.answers?.[input.pathname]
      if (!answer) throw new TypeError('Failed to fetch')
      return answer()
    }) as typeof fetch,
  }
}

/** When it is aborted. */
function rejectsWith(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason))
  })
}

class FakeSocket {
  readonly OPEN = 1
  readyState = 0
  protocol = ''
  extensions = 'permessage-deflate'
  binaryType = ''
  onopen = () => {}
  onmessage = (_event: { data: unknown }) => {}
  onclose = (_event: Endings) => {}
  readonly #url: URL
  readonly #server: FakeServer

  constructor(url: URL, protocols: string[], server: FakeServer) {
    this.#url = url
    this.#server = server
    queueMicrotask(() => this.#open(protocols))
  }

  send(message: string | Uint8Array<ArrayBuffer>) {
    const { largest = Infinity, reply = (same) => same } = this.#server
    if (message.length > largest) return this.#end(1009)
    const answer = reply(message)
    queueMicrotask(() => {
      if (answer !== null && this.readyState === this.OPEN)
        this.onmessage({ data: typeof answer === 'string' ? answer : answer.slice().buffer })
      const code = Number(this.#url.searchParams.get('close'))
      if (code) this.#end(code)
    })
  }

  close(code = 1005) {
    if (this.readyState < 2) this.#end(code)
  }

  #open(protocols: string[]) {
    const { opens = () => true, told = seenByServer, greeting } = this.#server
    if (this.readyState !== 0) return
    const isHandshake = this.#url.pathname.endsWith('/handshake')
    // A browser fails a connection on which no subprotocol is agreed.
    const isRefused = told === null && (isHandshake || protocols.length > 0)
    if (isRefused || !opens(this.#url, protocols)) return this.#end(1006)
    if (this.#server.isSilent) return
    this.readyState = 1
    this.protocol = protocols[0] ?? ''
    this.onopen()
    if (greeting !== undefined) this.onmessage({ data: greeting })
    if (isHandshake) {
      this.onmessage({ data: JSON.stringify(told) })
      this.#end(1000)
    }
  }

  #end(code: number) {
    this.readyState = 3
    queueMicrotask(() => this.onclose({ code, reason: '' }))
  }
}
