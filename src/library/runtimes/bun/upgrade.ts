// The upgrade on Bun, from `server.upgrade`. Hono's own helper upgrades before the app has answered, so
// no header reaches the 101; it needs the server for an environment, and has no backpressure.

import { type Acceptance, ask, type HonoApp, mayUpgrade } from '../shared/answer.ts'
import type { OpenSockets } from '../shared/open-sockets.ts'
import { badRequest, full, stopping } from '../shared/plain-answer.ts'
import { BunSocket } from './socket.ts'

/** Bun's server, as far as an upgrade needs it. */
export interface Upgrader {
  /** Requests whose answers have not left yet, the present one included. */
  readonly pendingRequests: number
  upgrade(request: Request, options: { headers: Headers; data: BunSocket }): boolean
}

/** A request with an Upgrade header. */
export interface UpgradeRequest {
  /** As Bun knows it. */
  original: Request
  /** As the app gets it. */
  request: Request
  env: object
  server: Upgrader
  /** The largest message, in bytes, that the server delivers. */
  maxMessageBytes: number
}

/** Answers as the app does; undefined is Bun's word for an upgrade. */
export async function answerUpgrade(
  app: HonoApp,
  upgradeRequest: UpgradeRequest,
  sockets: OpenSockets<BunSocket>,
): Promise<Response | undefined> {
  const { request, env, server, maxMessageBytes } = upgradeRequest
  if (!mayUpgrade(request)) return app.fetch(request, env)
  if (sockets.isFullWith(server.pendingRequests)) return full()
  const shutdownSignal = sockets.closing
  const answered = await ask(app, request, { env, shutdownSignal, maxMessageBytes })
  if (answered instanceof Response) return answered
  return sockets.closing.aborted ? stopping() : upgrade(upgradeRequest, answered)
}

function upgrade(
  { original, server }: UpgradeRequest,
  { events, protocol, headers }: Acceptance,
): Response | undefined {
  const added = new Headers(headers)
  // Without it Bun would answer with the first that is offered; it leaves an empty one out.
  added.set('Sec-WebSocket-Protocol', protocol)
  const data = new BunSocket(events, protocol)
  return server.upgrade(original, { headers: added, data }) ? undefined : badRequest()
}
