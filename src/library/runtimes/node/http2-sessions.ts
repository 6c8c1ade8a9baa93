// The connections of HTTP/2 of a server, of which Node closes none by itself when the server closes.

import type { ServerHttp2Session } from 'node:http2'
import type { Server } from 'node:net'

export class Http2Sessions {
  readonly #sessions = new Set<ServerHttp2Session>()
  #isClosing = false

  /** A server that does not speak HTTP/2 has none. */
  constructor(server: Server) {
    server.on('session', (session: ServerHttp2Session) => {
      this.#sessions.add(session)
      session.on('close', () => this.#sessions.delete(session))
      if (this.#isClosing) session.close()
    })
  }

  /** Takes no more requests, and ends each connection behind its answers. RFC 9113, 6.8 */
  close(): void {
    this.#isClosing = true
    for (const session of this.#sessions) session.close()
  }

  /** Ends them at once. */
  destroy(): void {
    for (const session of this.#sessions) session.destroy()
  }
}
