// Writes small messages as whole frames; those that are sent one behind the other in one turn of the
// event loop leave with one system call.

import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import type { MessageWriter } from '../node-socket.ts'
import { isSmall, smallFrame } from './small-frame.ts'

/** Node encodes a string of this size on its stack. */
const MAX_JOINED_BYTES = 16_384

export class JoiningWriter implements MessageWriter {
  readonly #stream: Socket
  readonly #ws: WebSocket
  /** The frames that are held, a character for each byte. */
  #frames = ''
  #isScheduled = false

  constructor(stream: Socket, ws: WebSocket) {
    this.#stream = stream
    this.#ws = ws
  }

  get heldBytes(): number {
    return this.#frames.length
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    if (flushed === undefined && this.#isOpen && isSmall(message)) {
      this.#frames += smallFrame(message)
      this.flush()
      return
    }
    this.flush()
    this.#ws.send(message, flushed)
  }

  sendMore(message: string | Uint8Array): void {
    if (!this.#isOpen || !isSmall(message)) {
      this.send(message)
      return
    }
    this.#frames += smallFrame(message)
    if (this.#frames.length > MAX_JOINED_BYTES) this.flush()
    else this.#schedule()
  }

  flush(): void {
    const frames = this.#frames
    if (frames === '') return
    this.#frames = ''
    // A connection that has been lost since then takes nothing more.
    if (this.#stream.writable) this.#stream.write(frames, 'latin1')
  }

  /** The end of this turn. */
  turnIsOver(): void {
    this.#isScheduled = false
    this.flush()
  }

  get #isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    process.nextTick(turnIsOver, this)
  }
}

// One function for all writers instead of one for each.
function turnIsOver(writer: JoiningWriter): void {
  writer.turnIsOver()
}
