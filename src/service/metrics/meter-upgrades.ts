// Lets somebody count what WebSockets do, on any runtime. Without a meter nothing is counted, and counting
// costs nothing.

import type { MiddlewareHandler } from 'hono'
import { defineWebSocketHelper, type WSEvents } from 'hono/ws'
import {
  type MessageListener,
  type NativeSocket,
  nativeSocket,
  type SocketEvents,
} from '../../library/websocket/adapter/raw-socket.ts'
import { runtimeOf, type Upgrader, withRuntime } from '../../library/websocket/adapter/runtime.ts'
import { isWebSocket } from '../../library/websocket/index.ts'

/** What is told of each WebSocket. */
export interface Meter {
  opened(): void
  closed(code: number): void
  /** @param bytes of the message, without its frames */
  received(bytes: number): void
  sent(bytes: number): void
}

/** Tells the meter of each WebSocket that is opened behind it. */
export function meterUpgrades(meter: Meter): MiddlewareHandler {
  return async function meterUpgrades(c, next) {
    const runtime = runtimeOf(c)
    if (runtime?.upgradeWebSocket !== undefined && isWebSocket(c)) {
      const upgradeWebSocket = metered(runtime.upgradeWebSocket, meter)
      c.env = withRuntime(c.env, { ...runtime, upgradeWebSocket })
    }
    return next()
  }
}

function metered(upgradeWebSocket: Upgrader, meter: Meter): Upgrader {
  return defineWebSocketHelper((c, events, options) => {
    const { onOpen } = events
    // The same object: the adapter looks at it again for each event.
    const meteredEvents: WSEvents<unknown> = Object.assign(events, {
      onOpen(event, ws) {
        const socket = nativeSocket(ws)
        if (socket !== null) meterSocket(socket, meter)
        meter.opened()
        onOpen?.(event, ws)
        // Not before: the conversation has set what is told of its end by now.
        const { onClose } = events
        events.onClose = (closed, socket) => {
          meter.closed(closed.code)
          onClose?.(closed, socket)
        }
      },
    } satisfies WSEvents<unknown>)
    return upgradeWebSocket(c, meteredEvents, options)
  })
}

/** On the socket itself, so that what it can and cannot do stays as it is. */
function meterSocket(socket: NativeSocket, meter: Meter): void {
  const { send, sendMore } = socket
  const on: NativeSocket['on'] = socket.on.bind(socket)
  socket.send = (message, flushed) => {
    meter.sent(byteLengthOf(message))
    send.call(socket, message, flushed)
  }
  if (sendMore !== undefined) {
    socket.sendMore = (message) => {
      meter.sent(byteLengthOf(message))
      sendMore.call(socket, message)
    }
  }
  if (canFragment(socket)) meterFragments(socket, meter)
  socket.on = <E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]) => {
    if (event === 'message') on('message', counting(listener as MessageListener, meter))
    else on(event, listener)
  }
}

/** A socket that sends a message in parts, as Node's does. */
interface FragmentingSocket extends NativeSocket {
  sendFragment(
    data: Uint8Array,
    options: { binary: boolean; fin: boolean },
    sent?: () => void,
  ): void
}

function canFragment(socket: NativeSocket): socket is FragmentingSocket {
  return 'sendFragment' in socket
}

/** All fragments of a message count as one. */
function meterFragments(socket: FragmentingSocket, meter: Meter): void {
  const sendFragment = socket.sendFragment.bind(socket)
  let bytes = 0
  socket.sendFragment = (data, options, sent) => {
    bytes += data.byteLength
    if (options.fin) {
      meter.sent(bytes)
      bytes = 0
    }
    sendFragment(data, options, sent)
  }
}

function counting(listener: MessageListener, meter: Meter): MessageListener {
  return (data, isBinary) => {
    meter.received(byteLengthOf(data))
    listener(data, isBinary)
  }
}

function byteLengthOf(message: string | Uint8Array): number {
  return typeof message === 'string' ? Buffer.byteLength(message) : message.byteLength
}
