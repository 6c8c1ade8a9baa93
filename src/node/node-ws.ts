// node-ws opens a conversation, and from then on the session listens to the `ws` socket itself. So
// node-ws is shown a stand-in: what it adds to the real socket (six listeners, a URL, a context) would
// only be kept for as long as the connection lasts, more than a kilobyte.

import type { IncomingMessage } from 'node:http'
import { createNodeWebSocket } from '@hono/node-ws'
import { type Context, Hono } from 'hono'
import { WSContext, type WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'

// It gets no app and listens to no server: it would ask the one when told by the other.
const { wss, upgradeWebSocket } = createNodeWebSocket({ app: new Hono() })

const standIn = Object.freeze({ protocol: '', on() {}, off() {} })

/** Opens the conversation on this socket a microtask later; resolves before that. */
export async function openOn(
  ws: WebSocket,
  incoming: IncomingMessage,
  events: WSEvents<unknown>,
): Promise<void> {
  const opened = upgradeWebSocket(contextOf(incoming), {
    onOpen: (event) => begin(ws, event, events),
  })
  wss.emit('connection', standIn, incoming)
  await opened
}

/** All that node-ws wants of a context. It parses the URL for listeners that look at it. */
function contextOf(incoming: IncomingMessage): Context {
  const req = { header: () => 'websocket', url: 'ws://localhost' }
  return { req, env: { incoming } } as unknown as Context
}

function begin(ws: WebSocket, event: Event, events: WSEvents<unknown>): void {
  events.onOpen?.(event, new WSContext(socketOf(ws)))
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
