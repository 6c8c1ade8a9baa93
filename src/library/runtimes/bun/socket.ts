// Bun's server-side WebSocket. It tells how much it buffers and when that has left, and reads on
// whether or not anybody listens.

import { ServedSocket } from '../shared/served-socket.ts'
import { LARGE, makeRoom } from './large-message.ts'
import { gatherTogether, releaseTogether } from './together.ts'

/** Bun's own socket, as far as it is used. */
export interface ServerWebSocket {
  readonly data: BunSocket
  binaryType: string
  /** Returns -1 when it had to buffer, 0 when the connection is over. */
  sendText(message: string): number
  /** Returns the same. */
  sendBinary(message: Uint8Array): number
  /** Writes what `callback` sends with one system call. */
  cork(callback: () => void): void
  close(code: number, reason: string): void
  getBufferedAmount(): number
}

export class BunSocket extends ServedSocket {
  /** From the first message that Bun hands out until it has handed out all that it has read. */
  isGathering = false
  #socket: ServerWebSocket | null = null
  /** What this turn has sent. Emptied and used again: a new array for each turn is measurable. */
  readonly #held: (string | Uint8Array)[] = []

  get bufferedAmount(): number {
    this.release()
    return this.#socket?.getBufferedAmount() ?? 0
  }

  /** Bun has the connection open, and this as its data. */
  adopt(socket: ServerWebSocket): void {
    this.#socket = socket
  }

  override received(data: string | Uint8Array): void {
    if (data.length > LARGE) makeRoom()
    if (!this.isGathering) {
      this.isGathering = true
      gatherTogether(this)
    }
    super.received(data)
  }

  /** Bun has handed out all that it has read. */
  gathered(): void {
    if (!this.isGathering) return
    this.isGathering = false
    this.allGathered()
  }

  override goAway(): void {
    this.gathered()
    super.goAway()
  }

  override ended(code: number, reason: string): void {
    this.gathered()
    super.ended(code, reason)
  }

  /**
   * Small messages sent in one turn of the event loop leave together: at the end of this turn's
   * microtasks, before anything the handler could be waiting for.
   */
  send(message: string | Uint8Array, flushed?: () => void): void {
    if (flushed === undefined && message.length <= LARGE) {
      if (this.#held.push(message) === 1) releaseTogether(this)
      return
    }
    this.release()
    if (this.#write(message) !== -1) flushed?.()
    else if (flushed !== undefined) this.whenDrained(flushed)
  }

  close(code: number, reason: string): void {
    this.release()
    this.#socket?.close(code, reason)
  }

  /** Lets everything go that this turn has sent. */
  release(): void {
    if (this.#held.length === 0) return
    this.#socket?.cork(() => {
      for (const message of this.#held) this.#write(message)
    })
    this.#held.length = 0
  }

  /** Some of what was buffered has left. */
  look(): void {
    if (this.bufferedAmount === 0) this.drained()
  }

  /** Not by Bun's `send()`, which takes either and has no fast path. */
  #write(message: string | Uint8Array): number | undefined {
    return typeof message === 'string'
      ? this.#socket?.sendText(message)
      : this.#socket?.sendBinary(message)
  }
}
