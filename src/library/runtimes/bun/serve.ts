// A Hono app on `Bun.serve`.

import type { HonoApp } from '../shared/answer.ts'
import { BackgroundWork, withBackgroundWork } from '../shared/background-work.ts'
import { OpenSockets } from '../shared/open-sockets.ts'
import { type RunningServer, within } from '../shared/server.ts'
import { checkServerNumbers } from '../shared/server-numbers.ts'
import { serverUrl } from '../shared/server-url.ts'
import type { BunSocket } from './socket.ts'
import { type BunHandler, type BunHandlerOptions, bunHandler } from './to-bun.ts'

/** Where to listen, and the limits of the server. */
export interface BunServeOptions extends BunHandlerOptions {
  /** Default 3000; 0 picks a free one. */
  port?: number
  /** Default 127.0.0.1. */
  hostname?: string
  /** Seconds that open connections have to say goodbye at `close()`. Default 10. */
  shutdownSeconds?: number
}

interface BunServer {
  readonly hostname: string
  readonly port: number
  stop(closeActiveConnections?: boolean): Promise<void>
}

declare const Bun: {
  serve(options: BunHandler & { port: number; hostname: string; development: false }): BunServer
}

/**
 * Serves the app; it listens at once.
 *
 * @throws RangeError for a number of seconds, connections or bytes that makes no sense
 * @throws Error when the address cannot be listened on
 *
 * @example
 * ```ts
 * const server = serve(app, { port: 3000 })
 * console.log(server.url)
 * ```
 */
export function serve(app: HonoApp, options: BunServeOptions = {}): RunningServer {
  checkServerNumbers(options)
  const { port = 3000, hostname = '127.0.0.1', shutdownSeconds = 10 } = options
  const sockets = new OpenSockets<BunSocket>(options.maxConnections)
  const work = new BackgroundWork()
  const handler = bunHandler(withBackgroundWork(app, work), sockets, options)
  // Bun's page for an error in development shows the source.
  const server = Bun.serve({ ...handler, port, hostname, development: false })
  return {
    url: serverUrl(server.hostname, server.port),
    async close() {
      const over = Promise.all([server.stop(), sockets.leave()]).then(() => work.done())
      if (!(await within(shutdownSeconds, over))) await server.stop(true)
    },
  }
}
