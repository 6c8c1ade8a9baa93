// The Deno runtime for a Hono app whose routes use the library.

import { provideShutdownSignal } from '../../websocket/adapter/shutdown-signal.ts'
import type { HonoApp } from '../shared/answer.ts'
import { OpenSockets } from '../shared/open-sockets.ts'
import { type RunningServer, type ServeOptions, within } from '../shared/server.ts'
import { answer } from './upgrade.ts'

export type { RunningServer, ServeOptions } from '../shared/server.ts'

/** Whom Deno says that a request is from. */
export interface ServeHandlerInfo {
  readonly remoteAddr: unknown
}

type Fetch = (request: Request, info: ServeHandlerInfo) => Response | Promise<Response>

interface DenoServer {
  readonly addr: { readonly hostname: string; readonly port: number }
  shutdown(): Promise<void>
}

declare const Deno: {
  serve(
    options: { port: number; hostname: string; signal: AbortSignal; onListen(): void },
    handler: Fetch,
  ): DenoServer
}

/**
 * The app as `deno serve` expects a module to export it by default.
 *
 * @example
 * ```ts
 * export default toDeno(app)
 * ```
 */
export function toDeno(app: HonoApp, sockets: OpenSockets = new OpenSockets()): { fetch: Fetch } {
  return {
    fetch(request, { remoteAddr }) {
      const env = provideShutdownSignal({ remoteAddr }, sockets.closing)
      if (!request.headers.has('Upgrade')) return app.fetch(request, env)
      return answer(app, request, env, sockets)
    },
  }
}

/**
 * Serves the app; it listens at once.
 *
 * @throws Error when the address cannot be listened on
 *
 * @example
 * ```ts
 * const server = serve(app, { port: 3000 })
 * console.log(server.url)
 * ```
 */
export function serve(app: HonoApp, options: ServeOptions = {}): RunningServer {
  const { port = 3000, host = '127.0.0.1', shutdownSeconds = 10 } = options
  const sockets = new OpenSockets()
  const ending = new AbortController()
  const server = Deno.serve(
    { port, hostname: host, signal: ending.signal, onListen() {} },
    toDeno(app, sockets).fetch,
  )
  const { hostname, port: actualPort } = server.addr
  return {
    url: `http://${hostname.includes(':') ? `[${hostname}]` : hostname}:${actualPort}`,
    async close() {
      const over = Promise.all([server.shutdown(), sockets.leave()])
      if (!(await within(shutdownSeconds, over))) ending.abort()
    },
  }
}
