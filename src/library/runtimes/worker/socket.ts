// The server's end of a `WebSocketPair`. It has no backpressure: it neither pauses, nor tells what it
// buffers.

import type { WSContextInit } from 'hono/ws'
import type {
  MessageListener,
  NativeSocket,
  SocketEvent,
} from '../../websocket/adapter/raw-socket.ts'

/** What Workers gives, and no other runtime. */
export interface PairedSocket extends WebSocket {
  accept(): void
}

/** As a session wants it, and as Hono's `WSContext` does. */
export class WorkerSocket implements NativeSocket, WSContextInit<WorkerSocket> {
  readonly protocol: string
  readonly #socket: PairedSocket

  constructor(socket: PairedSocket, protocol: string) {
    this.#socket = socket
    this.protocol = protocol
  }

  get raw(): this {
    return this
  }

  get readyState(): 0 | 1 | 2 | 3 {
    return this.#socket.readyState as 0 | 1 | 2 | 3
  }

  /** There is no other event on Workers. */
  on(event: SocketEvent, listener: MessageListener): void {
    if (event !== 'message') return
    this.#socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (typeof data === 'string') listener(data, false)
      else listener(new Uint8Array(data), true)
    })
  }

  send(message: string | ArrayBuffer | Uint8Array<ArrayBuffer>): void {
    this.#socket.send(message)
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }
}
