// A request with an Upgrade header, on runtimes that can still upgrade it once the app has answered.

import { tellRefusal } from '../../websocket/diagnostics/channels.ts'
import { type Acceptance, ask, type HonoApp, mayUpgrade } from './answer.ts'
import type { OpenSockets } from './open-sockets.ts'
import { full, stopping } from './plain-answer.ts'

export interface UpgradeRequest {
  /** As the app gets it. */
  request: Request
  env: object
  /** Requests in progress, this one included. */
  requests: number
  /** The largest message, in bytes, that the server delivers. Default: any. */
  maxMessageBytes?: number
  /** Whether the runtime can compress. Default false. */
  compresses?: boolean
}

/** Answers as the app does; where that accepts the upgrade, with what `upgrade` gives. */
export async function answerUpgrade<Upgraded>(
  app: HonoApp,
  { request, requests, ...options }: UpgradeRequest,
  sockets: Pick<OpenSockets, 'isFullWith' | 'closing'>,
  upgrade: (acceptance: Acceptance) => Upgraded,
): Promise<Response | Upgraded> {
  if (!mayUpgrade(request)) return app.fetch(request, options.env)
  const answered = sockets.isFullWith(requests) ? full() : await ask(app, request, options)
  if (!(answered instanceof Response) && !sockets.closing.aborted) return upgrade(answered)
  const refusal = answered instanceof Response ? answered : stopping()
  tellRefusal(request, refusal.status)
  return refusal
}
