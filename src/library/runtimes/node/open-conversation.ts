// The conversation on a `ws` socket whose handshake is done. node-ws can open one too, with an object
// that has an accessor of its own: V8 makes a hidden class for each, which keeps two kilobytes of
// every connection alive until the next full collection.

import { WSContext, type WSEvents } from 'hono/ws'
import type { NodeSocket } from './node-socket.ts'

/** Nobody looks at it. */
const open = new Event('open')

/** The session listens to the socket by itself; only the close is passed on. */
export function openConversation(socket: NodeSocket, events: WSEvents<unknown>): void {
  events.onOpen?.(open, new WSContext(contextOf(socket)))
  passOnClose(socket, events.onClose as OnClose | undefined)
}

function contextOf(socket: NodeSocket): ConstructorParameters<typeof WSContext>[0] {
  return {
    raw: socket,
    protocol: socket.ws.protocol,
    readyState: socket.ws.readyState,
    send: (message) => socket.send(typeof message === 'string' ? message : new Uint8Array(message)),
    close: (code = 1000, reason = '') => socket.close(code, reason),
  }
}

/** What of a close event is passed on. */
type OnClose = (event: { code: number; reason: string }) => void

/** Apart, since a closure keeps alive all that is in scope where it is made. */
function passOnClose({ ws }: NodeSocket, onClose: OnClose | undefined): void {
  ws.on('close', (code, reason) => onClose?.({ code, reason: reason.toString() }))
}
