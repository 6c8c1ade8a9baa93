// node-ws opens the conversation, and from then on the session listens to the `ws` socket itself. What
// node-ws has added there then only keeps its context of the connection alive, with a URL and half a
// dozen closures: more than a kilobyte for as long as the connection lasts.

import type { WSEvents } from 'hono/ws'
import type { WebSocket } from 'ws'

const EVENTS = ['message', 'close', 'error'] as const

/** What of a close event is passed on. */
type OnClose = (event: { code: number; reason: string }) => void

/**
 * Prepares the events for node-ws. The function that it gives is to be called in the turn in which
 * node-ws learns of the socket: it puts a listener for the close in place of those of node-ws.
 */
export function takeOver(ws: WebSocket, events: WSEvents<unknown>): () => void {
  const { onOpen } = events
  let ours: Set<unknown> | null = null
  events.onOpen = (event, context) => {
    onOpen?.(event, context)
    // Whatever listens by now: node-ws adds its own listeners behind this call.
    ours = new Set(EVENTS.flatMap((name) => ws.listeners(name)))
  }
  const replace = () => {
    if (ours === null) return
    for (const name of EVENTS) {
      for (const listener of ws.listeners(name)) {
        if (!ours.has(listener)) ws.off(name, listener as () => void)
      }
    }
    events.onOpen = undefined
    passOnClose(ws, events)
  }
  // node-ws goes on in the next microtask; this one comes behind it.
  return () => queueMicrotask(replace)
}

/** Apart, since a closure keeps alive all that is in scope where it is made. */
function passOnClose(ws: WebSocket, events: WSEvents<unknown>): void {
  const onClose = events.onClose as OnClose | undefined
  if (onClose === undefined) return
  ws.on('close', (code, reason) => onClose({ code, reason: reason.toString() }))
}
