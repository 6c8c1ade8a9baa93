// The upgrade on Bun, from `server.upgrade`. Hono's own helper upgrades before the app has answered, so
// no header reaches the 101; it needs the server for an environment, and has no backpressure.

import type { Acceptance } from '../shared/answer.ts'
import { badRequest } from '../shared/plain-answer.ts'
import { BunSocket } from './socket.ts'

/** Bun's server, as far as an upgrade needs it. */
export interface Upgrader {
  upgrade(request: Request, options: { headers: Headers; data: BunSocket }): boolean
}

/**
 * Undefined is Bun's word for an upgrade.
 *
 * @param request as Bun knows it
 */
export function upgradeOn(server: Upgrader, request: Request) {
  return function upgrade({ events, protocol, headers }: Acceptance): Response | undefined {
    const added = new Headers(headers)
    // Without it Bun would answer with the first that is offered; it leaves an empty one out.
    added.set('Sec-WebSocket-Protocol', protocol)
    const data = new BunSocket(events, protocol)
    return server.upgrade(request, { headers: added, data }) ? undefined : badRequest()
  }
}
