// Writes small messages as whole frames; those that are sent one behind the other in one turn of the
// event loop leave with one system call.

import type { Socket } from 'node:net'
import type { SharedMessage } from '../../../websocket/adapter/shared-message.ts'
import { type Fragmentation, fragmentFrames } from '../fragment-frames.ts'
import type { MessageWriter } from '../node-socket.ts'
import { WebSocket } from '../ws.ts'
import { LargeTextWriter, MIN_LARGE_TEXT_LENGTH } from './large-text.ts'
import { joinShared, sharedFrame } from './shared-frame.ts'
import { isSmall, smallFrame } from './small-frame.ts'
import { flushAfterTurn } from './turn.ts'

/** Node encodes a string of this size on its stack. */
const MAX_JOINED_BYTES = 16_384

export class JoiningWriter implements MessageWriter {
  readonly #stream: Socket
  readonly #ws: WebSocket
  /** The frames that are held, a character for each byte. */
  #frames = ''
  #isScheduled = false
  #isHeldForTurn = false
  #largeText: LargeTextWriter | null = null

  constructor(stream: Socket, ws: WebSocket) {
    this.#stream = stream
    this.#ws = ws
  }

  get heldBytes(): number {
    return this.#frames.length + (this.#largeText?.uncountedBytes ?? 0)
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    if (flushed === undefined && this.#isOpen && isSmall(message)) {
      this.#frames += smallFrame(message)
      this.flush()
      return
    }
    this.flush()
    if (isLargeText(message) && this.#isOpen) this.#sendLargeText(message, flushed)
    else this.#ws.send(message, flushed)
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

  /** Held until the end of this turn of the event loop: messages to a room come from many sockets. */
  sendShared(shared: SharedMessage): void {
    if (!this.#isOpen) return
    const frame = sharedFrame(shared)
    if (typeof frame !== 'string') {
      this.flush()
      this.#stream.write(frame)
      return
    }
    this.#frames = joinShared(this.#frames, frame)
    if (this.#frames.length > MAX_JOINED_BYTES) this.flush()
    else if (!this.#isHeldForTurn) {
      this.#isHeldForTurn = true
      flushAfterTurn(this)
    }
  }

  sendFragments(data: Uint8Array, fragmentation: Fragmentation, flushed?: () => void): void {
    this.flush()
    if (this.#isOpen) this.#stream.write(fragmentFrames(data, fragmentation), flushed)
    else flushed?.()
  }

  whenWritten(callback: () => void): void {
    this.flush()
    callback()
  }

  flush(): void {
    const frames = this.#frames
    if (frames === '') return
    this.#frames = ''
    // A connection that has been lost since then takes nothing more.
    if (this.#stream.writable) this.#stream.write(frames, 'latin1')
  }

  /** The end of the microtasks. */
  microtasksAreOver(): void {
    this.#isScheduled = false
    this.flush()
  }

  /** The end of this turn of the event loop. */
  turnIsOver(): void {
    this.#isHeldForTurn = false
    this.flush()
  }

  get #isOpen(): boolean {
    return this.#ws.readyState === WebSocket.OPEN
  }

  #sendLargeText(text: string, flushed?: () => void): void {
    this.#largeText ??= new LargeTextWriter(this.#stream)
    this.#largeText.write(text, flushed)
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    process.nextTick(microtasksAreOver, this)
  }
}

function isLargeText(message: string | Uint8Array): message is string {
  return typeof message === 'string' && message.length >= MIN_LARGE_TEXT_LENGTH
}

// One function for all writers instead of one for each.
function microtasksAreOver(writer: JoiningWriter): void {
  writer.microtasksAreOver()
}
