// A `ws` socket that sends each message in frames of at most so many bytes, for whoever wants to see
// that a client puts them together. RFC 6455, 5.4: text is cut between any two bytes.

import { defineWebSocketHelper, type UpgradeWebSocket, WSContext, type WSEvents } from 'hono/ws'
import type {
  MessageListener,
  PausableSocket,
  SocketEvent,
} from '../../websocket/adapter/raw-socket.ts'
import type { Fragments } from '../../websocket/adapter/runtime.ts'

/** What it asks of the socket under it: `ws` has it. */
interface FrameSocket extends PausableSocket {
  send(
    data: string | Uint8Array,
    options?: { binary?: boolean; fin?: boolean } | (() => void),
    flushed?: () => void,
  ): void
}

/** The same upgrade, to a conversation whose messages leave in fragments. */
export function inFragments(
  upgradeWebSocket: UpgradeWebSocket<unknown>,
  fragments: Fragments,
): UpgradeWebSocket<unknown> {
  return defineWebSocketHelper((c, events) => {
    const { onOpen } = events
    // The same object: the adapter looks at it again for each event.
    const fragmented: WSEvents<unknown> = Object.assign(events, {
      onOpen: (event: Event, ws: WSContext<unknown>) => onOpen?.(event, decorate(ws, fragments)),
    })
    return upgradeWebSocket(c, fragmented)
  })
}

function decorate(ws: WSContext<unknown>, fragments: Fragments): WSContext<unknown> {
  return new WSContext({
    raw: new FragmentingSocket(ws.raw as FrameSocket, fragments),
    protocol: ws.protocol,
    readyState: ws.readyState,
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
  })
}

class FragmentingSocket implements PausableSocket {
  readonly #socket: FrameSocket
  readonly #fragments: Fragments

  constructor(socket: FrameSocket, fragments: Fragments) {
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
    let start = 0
    for (; start + size < data.byteLength; start += size) {
      this.#socket.send(data.subarray(start, start + size), { binary, fin: false })
    }
    this.#socket.send(data.subarray(start), { binary, fin: true }, flushed)
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  on(event: SocketEvent, listener: MessageListener): this {
    this.#socket.on(event as 'message', listener)
    return this
  }
}
