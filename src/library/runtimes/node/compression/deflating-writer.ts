// Messages by `ws`, which compresses one after the other in a thread of its own: what is sent meanwhile
// waits there, a close frame too.

import { type Fragmentation, fragmentsOf } from '../fragment-frames.ts'
import type { MessageWriter } from '../node-socket.ts'
import type { NodeWebSocket } from '../node-websocket.ts'

/** What a message that waits takes beside its bytes: many small ones may wait for a large one. */
const BYTES_PER_MESSAGE = 256

type Sent = (error?: Error) => void

export class DeflatingWriter implements MessageWriter {
  readonly #ws: NodeWebSocket
  readonly #threshold: number
  readonly #onIdle: () => void
  /** Messages that the network has not taken. */
  #pending = 0
  #waiting: (() => void)[] = []

  /**
   * @param threshold in bytes; smaller messages are sent as they are
   * @param onIdle is called when all is written
   */
  constructor(ws: NodeWebSocket, threshold: number, onIdle: () => void) {
    this.#ws = ws
    this.#threshold = threshold
    this.#onIdle = onIdle
  }

  get isIdle(): boolean {
    return this.#pending === 0
  }

  get heldBytes(): number {
    return this.#pending * BYTES_PER_MESSAGE
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    const compress = Buffer.byteLength(message) >= this.#threshold
    this.#ws.send(message, { compress }, this.#count(flushed))
  }

  sendMore(message: string | Uint8Array): void {
    this.send(message)
  }

  sendFragments(data: Uint8Array, { binary, size }: Fragmentation, flushed?: () => void): void {
    const compress = data.length >= this.#threshold
    for (const { payload, fin } of fragmentsOf(data, size)) {
      this.#ws.send(payload, { binary, fin, compress }, this.#count(fin ? flushed : undefined))
    }
  }

  /** `ws` holds what waits. */
  flush(): void {}

  whenWritten(callback: () => void): void {
    if (this.isIdle) callback()
    else this.#waiting.push(callback)
  }

  #count(flushed?: () => void): Sent {
    this.#pending += 1
    return () => {
      this.#pending -= 1
      flushed?.()
      if (!this.isIdle) return
      for (const callback of this.#waiting.splice(0)) callback()
      this.#onIdle()
    }
  }
}
