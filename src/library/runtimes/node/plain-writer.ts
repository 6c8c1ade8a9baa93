// Each message by `ws`, with a write of its own.

import type { FragmentOptions, MessageWriter } from './node-socket.ts'
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

  sendFragment(data: Uint8Array, options: FragmentOptions, flushed?: () => void): void {
    this.#ws.send(data, { binary: options.binary, fin: options.fin }, flushed)
  }

  flush(): void {}

  whenWritten(callback: () => void): void {
    callback()
  }
}
