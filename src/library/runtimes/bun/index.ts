// The Bun runtime for a Hono app whose routes use the library.

import { provideShutdownSignal } from '../../websocket/adapter/shutdown-signal.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import type { App } from '../shared/answer.ts'
import { OpenSockets } from '../shared/open-sockets.ts'
import { type ServeOptions as CommonOptions, type RunningServer, within } from '../shared/server.ts'
import { answer, socketHandler, type Upgrader, type WebSocketHandler } from './upgrade.ts'

export type { RunningServer } from '../shared/server.ts'

export interface ServeOptions extends CommonOptions {
  /** Largest message, in bytes; Bun closes with 1009 above it. Default 1 MiB. */
  maxMessageBytes?: number
}

/**
 * By default Bun ends a connection that is silent for ten seconds, whoever is to speak next; that stays so
 * until a request has arrived, and then its answer may take as long as Bun can be told.
 */
const SILENCE_SECONDS = 255

type Answer = Response | undefined | Promise<Response | undefined>

/** Bun's server, as far as one request needs it. */
interface RequestServer extends Upgrader {
  /** How long the connection of this request may be silent, 255 seconds at most. */
  timeout(request: Request, seconds: number): void
}

/** What Bun serves: the default export of a module that it runs, or the argument of `Bun.serve`. */
export interface BunHandler {
  fetch(request: Request, server: RequestServer): Answer
  websocket: WebSocketHandler
}

interface BunServer {
  readonly url: URL
  stop(closeActiveConnections?: boolean): Promise<void>
}

declare const Bun: {
  serve(options: BunHandler & { port: number; hostname: string; development: false }): BunServer
}

/**
 * The app as `bun run` expects a module to export it by default.
 *
 * @example
 * ```ts
 * export default { port: 3000, ...toBun(app) }
 * ```
 */
export function toBun(
  app: App,
  { maxMessageBytes = defaultLimits.maxMessageBytes }: Pick<ServeOptions, 'maxMessageBytes'> = {},
  sockets: OpenSockets = new OpenSockets(),
): BunHandler {
  return {
    fetch(request, server) {
      server.timeout(request, SILENCE_SECONDS)
      if (request.headers.has('Upgrade')) return answer(app, request, server, sockets)
      return app.fetch(request, provideShutdownSignal({ server }, sockets.closing))
    },
    websocket: socketHandler(sockets, maxMessageBytes),
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
export function serve(app: App, options: ServeOptions = {}): RunningServer {
  const { port = 3000, host = '127.0.0.1', shutdownSeconds = 10 } = options
  const sockets = new OpenSockets()
  const handler = toBun(app, options, sockets)
  // Bun's page for an error in development shows the source.
  const server = Bun.serve({ ...handler, port, hostname: host, development: false })
  return {
    url: server.url.origin,
    async close() {
      const over = Promise.all([server.stop(), sockets.leave()])
      if (!(await within(shutdownSeconds, over))) await server.stop(true)
    },
  }
}
