// The upgrade on Bun, from `server.upgrade`. Hono's own helper upgrades before the app has answered, so
// no header reaches the 101; it needs the server for an environment, and has no backpressure.

import { settleCompression } from '../../websocket/adapter/compress-options.ts'
import type { Acceptance } from '../shared/answer.ts'
import { badRequest } from '../shared/plain-answer.ts'
import { BunSocket } from './socket.ts'

const EXTENSIONS = 'Sec-WebSocket-Extensions'

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
  return function upgrade({
    events,
    protocol,
    headers,
    compress,
  }: Acceptance): Response | undefined {
    const added = new Headers(headers)
    // Without it Bun would answer with the first that is offered; it leaves an empty one out.
    added.set('Sec-WebSocket-Protocol', protocol)
    const data = new BunSocket(events, protocol, compress ? settleCompression(compress) : null)
    const upgraded = () => server.upgrade(request, { headers: added, data })
    const isUpgraded = compress ? upgraded() : withoutOffer(request.headers, upgraded)
    return isUpgraded ? undefined : badRequest()
  }
}

/** Bun compresses for a whole server: where a route does not, it must not see that the client offers to. */
function withoutOffer(headers: Headers, upgraded: () => boolean): boolean {
  const offer = headers.get(EXTENSIONS)
  if (offer === null) return upgraded()
  headers.delete(EXTENSIONS)
  const isUpgraded = upgraded()
  // For a handler that looks at its request.
  headers.set(EXTENSIONS, offer)
  return isUpgraded
}
