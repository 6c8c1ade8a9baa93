// The upgrade on Deno, from `Deno.upgradeWebSocket`. Hono's own helper upgrades before the app has
// answered, compares `Upgrade` by case, and reports a lost connection with code 0.

import { CloseCode } from '../../websocket/session/close-code.ts'
import { type Acceptance, ask, type HonoApp, mayUpgrade } from '../shared/answer.ts'
import type { OpenSockets } from '../shared/open-sockets.ts'
import { full, stopping } from '../shared/plain-answer.ts'
import { DenoSocket } from './socket.ts'

declare const Deno: {
  upgradeWebSocket(
    request: Request,
    options: { idleTimeout: number },
  ): { response: Response; socket: WebSocket }
}

/** A request with an Upgrade header. */
export interface UpgradeRequest {
  request: Request
  env: object
  heartbeatSeconds: number
  /** In progress, this one included. */
  requests: number
}

/** Answers as the app does; where that accepts an upgrade, with the upgrade. */
export async function answerUpgrade(
  app: HonoApp,
  upgradeRequest: UpgradeRequest,
  sockets: OpenSockets,
): Promise<Response> {
  const { request, env, requests } = upgradeRequest
  if (!mayUpgrade(request)) return app.fetch(request, env)
  if (sockets.isFullWith(requests)) return full()
  const answered = await ask(app, request, { env, shutdownSignal: sockets.closing })
  if (answered instanceof Response) return answered
  return sockets.closing.aborted ? stopping() : upgrade(upgradeRequest, answered, sockets)
}

function upgrade(
  { request, heartbeatSeconds }: UpgradeRequest,
  { events, protocol, headers }: Acceptance,
  sockets: OpenSockets,
): Response {
  // Deno pings after half of the time.
  const { response, socket } = Deno.upgradeWebSocket(request, { idleTimeout: 2 * heartbeatSeconds })
  for (const [name, value] of headers) response.headers.append(name, value)
  // Not by Deno's own option, which takes `a,b` for one name.
  if (protocol !== '') response.headers.set('Sec-WebSocket-Protocol', protocol)
  socket.binaryType = 'arraybuffer'
  socket.onopen = () => {
    const served = new DenoSocket(socket, events, protocol)
    socket.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      served.received(typeof data === 'string' ? data : new Uint8Array(data))
    }
    socket.onclose = ({ code, reason }) => {
      sockets.end(served, code === 0 ? CloseCode.abnormal : code, reason)
    }
    sockets.open(served)
  }
  return response
}
