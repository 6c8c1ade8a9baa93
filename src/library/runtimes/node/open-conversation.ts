// The conversation on a `ws` socket whose handshake is done. node-ws can open one too, with an object
// that has an accessor of its own: V8 makes a hidden class for each, which keeps two kilobytes of
// every connection alive until the next full collection.

import { WSContext, type WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'

/** Nobody looks at it. */
const open = new Event('open')

/** The session listens to the socket by itself; only the close is passed on. */
export function openConversation(ws: WebSocket, events: WSEvents<unknown>): void {
  events.onOpen?.(open, new WSContext(socketOf(ws)))
  passOnClose(ws, events.onClose as OnClose | undefined)
}

function socketOf(ws: WebSocket): ConstructorParameters<typeof WSContext>[0] {
  return {
    raw: ws,
    protocol: ws.protocol,
    readyState: ws.readyState,
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
  }
}

/** What of a close event is passed on. */
type OnClose = (event: { code: number; reason: string }) => void

/** Apart, since a closure keeps alive all that is in scope where it is made. */
function passOnClose(ws: WebSocket, onClose: OnClose | undefined): void {
  ws.on('close', (code, reason) => onClose?.({ code, reason: reason.toString() }))
}
