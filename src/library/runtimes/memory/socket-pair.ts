// Two sockets back to back, with no network between them: what one sends the other receives, in
// order and never in the same turn, as far as the other has not paused.

import type { CloseInfo, NativeSocket, SocketEvents } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { type Message, queuedBytes, toMessage } from '../../websocket/session/message.ts'

interface Listeners extends SocketEvents {
  close: (info: CloseInfo) => void
}

interface Letter {
  message: Message
  flushed: (() => void) | undefined
}

const encoder = new TextEncoder()

export class MemorySocket implements NativeSocket {
  #peer: MemorySocket | null = null
  /** What the peer has sent and this end has not received yet. */
  #inbox: Letter[] = []
  #inboxBytes = 0
  #isPaused = false
  #isScheduled = false
  #isClosing = false
  /** The peer's close frame has been told, and is to be answered. */
  #isEnding = false
  /** The peer's close frame, behind what is in the inbox. */
  #goodbye: CloseInfo | null = null
  readonly #listeners: Listeners = {
    message() {},
    close() {},
    goingAway() {},
    pong() {},
    // Without somebody who says when, the peer's close is answered at once.
    ending: ({ code, reason }) => this.close(code, reason),
  }

  static pair(): [MemorySocket, MemorySocket] {
    const one = new MemorySocket()
    const other = new MemorySocket()
    one.#peer = other
    other.#peer = one
    return [one, other]
  }

  get bufferedAmount(): number {
    return this.#peer === null ? 0 : this.#peer.#inboxBytes
  }

  /** 1 while open, 2 while closing, 3 once closed: as `WebSocket.readyState` counts. */
  get readyState(): 1 | 2 | 3 {
    if (this.#peer === null) return 3
    return this.#isClosing ? 2 : 1
  }

  on<E extends keyof Listeners>(event: E, listener: Listeners[E]): void {
    this.#listeners[event] = listener
  }

  send(message: string | Uint8Array, flushed?: () => void): void {
    if (this.#peer === null || this.#isClosing) {
      flushed?.()
      return
    }
    this.#peer.#accept({
      message: typeof message === 'string' ? message : message.slice(),
      flushed,
    })
  }

  close(code: number, reason: string): void {
    if (this.#peer === null || this.#isClosing) return
    this.#isClosing = true
    this.#peer.#goodbye = { code, reason, wasClean: code !== CloseCode.abnormal }
    this.#peer.#schedule()
    if (this.#isEnding) this.#schedule()
  }

  /** The peer answers at once. */
  ping(payload: string): void {
    if (this.#peer !== null) queueMicrotask(() => this.#listeners.pong(payload))
  }

  /** Both ends lose the connection; what is on its way is lost as well. */
  terminate(): void {
    const peer = this.#peer
    if (peer === null) return
    queueMicrotask(() => {
      this.#lose()
      peer.#lose()
    })
  }

  pause(): void {
    this.#isPaused = true
  }

  resume(): void {
    this.#isPaused = false
    this.#schedule()
  }

  #accept(letter: Letter): void {
    this.#inbox.push(letter)
    this.#inboxBytes += queuedBytes(letter.message)
    this.#schedule()
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      this.#receive()
    })
  }

  #receive(): void {
    while (!this.#isPaused) {
      const letter = this.#inbox.shift()
      if (letter === undefined) break
      this.#inboxBytes -= queuedBytes(letter.message)
      const { message } = letter
      if (typeof message === 'string') this.#listeners.message(encoder.encode(message), false)
      else this.#listeners.message(toMessage(message) as Uint8Array, true)
      letter.flushed?.()
    }
    if (this.#inbox.length === 0 && this.#goodbye !== null) this.#end(this.#goodbye)
  }

  #lose(): void {
    if (this.#peer === null) return
    this.#peer = null
    this.#goodbye = null
    for (const { flushed } of this.#inbox.splice(0)) flushed?.()
    this.#inboxBytes = 0
    this.#listeners.close({ code: CloseCode.abnormal, reason: '', wasClean: false })
  }

  /** The peer sends nothing more: tells so once, and is over when this end has closed as well. */
  #end(info: CloseInfo): void {
    if (this.#isClosing) {
      this.#peer = null
      this.#goodbye = null
      this.#listeners.close(info)
    } else if (!this.#isEnding) {
      this.#isEnding = true
      this.#listeners.ending({ code: info.code, reason: info.reason, info })
    }
  }
}
