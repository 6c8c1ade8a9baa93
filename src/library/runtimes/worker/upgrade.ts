// `upgradeWebSocket` on Cloudflare Workers, from `new WebSocketPair()`. Hono's own helper passes a
// binary message on as a Blob, answers no subprotocol, and compares `Upgrade` by case.

import { defineWebSocketHelper, type UpgradeWebSocket, WSContext, type WSEvents } from 'hono/ws'
import type { UpgradeOptions } from '../../websocket/adapter/runtime.ts'
import { offeredProtocols } from '../../websocket/handshake.ts'
import { type PairedSocket, WorkerSocket } from './socket.ts'

declare const WebSocketPair: new () => { 0: WebSocket; 1: PairedSocket }

/** Accepts a WebSocket on Workers, by a `WebSocketPair`: for `webSockets({ upgradeWebSocket })`. */
export const upgradeWebSocket: UpgradeWebSocket<WorkerSocket, UpgradeOptions> =
  defineWebSocketHelper((c, events, options) => {
    const { 0: client, 1: server } = new WebSocketPair()
    const protocol = options?.protocol ?? offeredProtocols(c)[0] ?? ''
    // Before accept(): from compatibility date 2026-03-17 on a binary message is a Blob by default.
    server.binaryType = 'arraybuffer'
    server.accept()
    serve(server, protocol, events)
    // The context's headers are those that middleware has set there.
    const { headers } = c.newResponse(null)
    if (protocol !== '') headers.set('Sec-WebSocket-Protocol', protocol)
    const init: ResponseInit & { webSocket: WebSocket } = {
      status: 101,
      webSocket: client,
      headers,
    }
    return new Response(null, init)
  })

/** There is no open event on Workers: what is accepted is open. */
function serve(server: PairedSocket, protocol: string, events: WSEvents<WorkerSocket>): void {
  const socket = new WorkerSocket(server, protocol, (event) => events.onClose?.(event, context))
  const context = new WSContext<WorkerSocket>(socket)
  server.addEventListener('error', (event) => events.onError?.(event, context))
  events.onOpen?.(new Event('open'), context)
  // A session has listened to the socket by now, and taken this away.
  if (events.onMessage === undefined) return
  server.addEventListener('message', (event) => events.onMessage?.(event, context))
}
