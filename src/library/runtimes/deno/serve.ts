// Node's server on Deno, with the environment that a Hono app expects there.

import { type NodeServer, type ServeOptions, serve as serveOnNode } from '../node/index.ts'
import type { HonoApp } from '../shared/answer.ts'

/**
 * Serves the app and resolves when it listens. Needs the packages `@hono/node-server`, `@hono/node-ws`
 * and `ws`. `c.env.remoteAddr` is there as under `deno serve`, and with it `getConnInfo()` of `hono/deno`.
 *
 * @throws RangeError for a number of seconds or connections that makes no sense
 * @throws Error when one of them is not installed, or when the address cannot be listened on
 *
 * @example
 * ```ts
 * const server = await serve(app, { port: 3000 })
 * console.log(server.url)
 * ```
 */
export function serve(app: HonoApp, options: ServeOptions = {}): Promise<NodeServer> {
  return serveOnNode(withRemoteAddr(app), options)
}

function withRemoteAddr(app: HonoApp): HonoApp {
  return {
    fetch(request, env, executionCtx) {
      const { incoming } = env as { incoming: { socket: Socket } }
      const remoteAddr = new RemoteAddr(incoming.socket)
      return app.fetch(request, Object.assign(env as object, { remoteAddr }), executionCtx)
    },
  }
}

/** Node's, as far as it is asked for an address. */
interface Socket {
  readonly remoteAddress?: string
  readonly remotePort?: number
}

/** As `Deno.NetAddr`, asked of the socket when somebody asks. */
class RemoteAddr {
  readonly transport = 'tcp'
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
  }

  get hostname(): string | undefined {
    return this.#socket.remoteAddress
  }

  get port(): number | undefined {
    return this.#socket.remotePort
  }
}
