// Sends each message in several frames, for whoever wants to see that a client puts them together.
// RFC 6455, 5.4: text is cut between any two bytes.

import { defineWebSocketHelper, type UpgradeWebSocket, WSContext, type WSEvents } from 'hono/ws'
import type { NativeSocket, SocketEvents } from '../../websocket/adapter/raw-socket.ts'
import type { UpgradeOptions } from '../../websocket/adapter/runtime.ts'
import { NodeSocket } from './node-socket.ts'

/** How to cut a message into frames. */
export interface Fragments {
  /** Bytes in one frame at most. */
  bytes: number
  /** Frames of one message at most: where that is not enough, each holds more. */
  frames: number
}

/** The same upgrade, to a conversation whose messages leave in fragments. */
export function inFragments(
  upgradeWebSocket: UpgradeWebSocket<unknown, UpgradeOptions>,
  fragments: Fragments,
): UpgradeWebSocket<unknown, UpgradeOptions> {
  return defineWebSocketHelper<unknown, UpgradeOptions>((c, events, options) => {
    const { onOpen } = events
    // The same object: the adapter looks at it again for each event.
    const fragmented: WSEvents<unknown> = Object.assign(events, {
      onOpen: (event: Event, ws: WSContext<unknown>) => onOpen?.(event, decorate(ws, fragments)),
    })
    return upgradeWebSocket(c, fragmented, options)
  })
}

function decorate(ws: WSContext<unknown>, fragments: Fragments): WSContext<unknown> {
  if (!(ws.raw instanceof NodeSocket)) return ws
  return new WSContext<unknown>({
    raw: new FragmentingSocket(ws.raw, fragments),
    protocol: ws.protocol,
    readyState: ws.readyState,
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
  })
}

class FragmentingSocket implements NativeSocket {
  readonly #socket: NodeSocket
  readonly #fragments: Fragments

  constructor(socket: NodeSocket, fragments: Fragments) {
    this.#socket = socket
    this.#fragments = fragments
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    const binary = typeof message !== 'string'
    const data = binary ? message : new TextEncoder().encode(message)
    const { bytes, frames } = this.#fragments
    const size = Math.max(bytes, Math.ceil(data.byteLength / frames))
    this.#socket.sendFragments(data, { binary, size }, flushed)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  terminate(): void {
    this.#socket.terminate()
  }

  ping(payload: string): void {
    this.#socket.ping(payload)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    this.#socket.on(event, listener)
  }
}
