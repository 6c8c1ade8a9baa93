// Each message by `ws`, with a write of its own.

import { type Fragmentation, fragmentsOf } from './fragment-frames.ts'
import type { MessageWriter } from './node-socket.ts'
import { sendMessage } from './send-message.ts'
import type { WebSocket } from './ws.ts'

export class PlainWriter implements MessageWriter {
  readonly heldBytes = 0
  readonly #ws: WebSocket

  constructor(ws: WebSocket) {
    this.#ws = ws
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    sendMessage(this.#ws, message, flushed)
  }

  /** Nothing is held. */
  sendMore(message: string | Uint8Array): void {
    sendMessage(this.#ws, message)
  }

  sendFragments(data: Uint8Array, { binary, size }: Fragmentation, flushed?: () => void): void {
    for (const { payload, fin } of fragmentsOf(data, size)) {
      this.#ws.send(payload, { binary, fin }, fin ? flushed : undefined)
    }
  }

  flush(): void {}

  whenWritten(callback: () => void): void {
    callback()
  }
}
