// The upgrade on Deno, from `Deno.upgradeWebSocket`. Hono's own helper upgrades before the app has
// answered, compares `Upgrade` by case, and reports a lost connection with code 0.

import { CloseCode } from '../../websocket/session/close-code.ts'
import type { Acceptance } from '../shared/answer.ts'
import type { OpenSockets } from '../shared/open-sockets.ts'
import { DenoSocket } from './socket.ts'

declare const Deno: {
  upgradeWebSocket(
    request: Request,
    options: { idleTimeout: number },
  ): { response: Response; socket: WebSocket }
}

export function upgrade(
  request: Request,
  { events, protocol, headers }: Acceptance,
  { sockets, heartbeatSeconds }: { sockets: OpenSockets; heartbeatSeconds: number },
): Response {
  // Deno pings after half of the time.
  const { response, socket } = Deno.upgradeWebSocket(request, { idleTimeout: 2 * heartbeatSeconds })
  for (const [name, value] of headers) response.headers.append(name, value)
  // Not by Deno's own option, which takes `a,b` for one name.
  if (protocol !== '') response.headers.set('Sec-WebSocket-Protocol', protocol)
  socket.binaryType = 'arraybuffer'
  const givePlaceBack = sockets.keepPlace()
  // A connection that is lost before it is open has no other event.
  socket.onerror = givePlaceBack
  socket.onclose = givePlaceBack
  socket.onopen = () => {
    givePlaceBack()
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
