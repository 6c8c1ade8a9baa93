// The server's end of a `WebSocketPair`. It has no backpressure: it neither pauses, nor tells what it
// buffers.

import type { WSContextInit } from 'hono/ws'
import type { NativeSocket, SocketEvents } from '../../websocket/adapter/raw-socket.ts'
import type { SharedMessage } from '../../websocket/adapter/shared-message.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'

/** What Workers gives, and no other runtime. */
export interface PairedSocket extends WebSocket {
  accept(): void
}

const CLOSED = 3

/** What workerd says of a socket that another request has. */
const FOREIGN = /different request|different Durable Object/i

/** As a session wants it, and as Hono's `WSContext` does. */
export class WorkerSocket implements NativeSocket, WSContextInit<WorkerSocket> {
  readonly protocol: string
  readonly #socket: PairedSocket
  readonly #onOver: (event: CloseEvent) => void
  readonly #listeners: Partial<SocketEvents> = {}
  #hasClosed = false
  /** The client's close, until it is answered. */
  #unanswered: CloseEvent | null = null

  /** @param onOver gets the close event once the connection is over */
  constructor(socket: PairedSocket, protocol: string, onOver: (event: CloseEvent) => void) {
    this.#socket = socket
    this.protocol = protocol
    this.#onOver = onOver
    socket.addEventListener('message', (event) => this.#received(event))
    socket.addEventListener('close', (event) => this.#clientClosed(event))
  }

  get raw(): this {
    return this
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#socket.readyState as 0 | 1 | 2 | 3
  }

  /** `goingAway` is never emitted: Workers stop without a word. */
  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    this.#listeners[event] = listener
  }

  send(message: string | ArrayBuffer | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(message)
  }

  /** @throws Error where the socket belongs to another request, which it does outside of a Durable Object */
  sendShared({ message }: SharedMessage): void {
    try {
      this.#socket.send(message)
    } catch (cause) {
      // Else the client has gone, and the close event that tells so follows.
      if (!FOREIGN.test(String(cause))) return
      const what = 'Cannot send to a member of a room'
      throw new Error(`${what}: on Workers all of them have to be in one Durable Object`, { cause })
    }
  }

  close(code?: number, reason?: string): void {
    if (this.#hasClosed) return
    this.#hasClosed = true
    // What stands for no code must not be sent.
    const hasCode = code !== CloseCode.noStatus && code !== CloseCode.abnormal
    if (hasCode) this.#socket.close(code, reason)
    else this.#socket.close()
    if (this.#unanswered !== null) this.#onOver(this.#unanswered)
  }

  #clientClosed(event: CloseEvent): void {
    // From compatibility date 2026-04-07 on the runtime has answered by itself. Before, it waits for this
    // end to, and the client would for ever.
    const isOver = this.#socket.readyState === CLOSED
    if (this.#hasClosed || isOver || !event.wasClean) {
      this.#hasClosed = true
      this.#onOver(event)
      return
    }
    this.#unanswered = event
    const { code, reason } = event
    // Whoever uses this socket without a session has the close answered at once.
    if (this.#listeners.ending === undefined) this.close(code, reason)
    else this.#listeners.ending({ code, reason })
  }

  #received({ data }: MessageEvent<string | ArrayBuffer>): void {
    const isBinary = typeof data !== 'string'
    this.#listeners.message?.(isBinary ? new Uint8Array(data) : data, isBinary)
  }
}
