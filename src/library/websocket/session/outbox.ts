// What a session sends: it goes to the socket at once, and who awaits it is held back while more than
// the limit waits for the network.

import type { RawSocket } from '../adapter/raw-socket.ts'
import { type Deferred, deferred } from './deferred.ts'
import { type Message, mostFrameBytes, queuedBytes } from './message.ts'

const done = Promise.resolve()

export class Outbox {
  readonly #limit: number
  #socket: RawSocket
  /** What was buffered when the socket was last asked, and the most that was added since. */
  #mostBuffered = 0
  #room: Deferred<void> | null = null

  /** @param limit bytes that may wait for the network before `send()` is held back */
  constructor(socket: RawSocket, limit: number) {
    this.#socket = socket
    this.#limit = limit
  }

  /** False while somebody waits for room. */
  get hasRoom(): boolean {
    return this.#room === null
  }

  /** Resolves when there is room for more: at once, unless what waits is above the limit. */
  send(message: Message): Promise<void> {
    // To ask a socket what it buffers is a call into the runtime, so it is not done for each message.
    const most = this.#mostBuffered + mostFrameBytes(message)
    if (most > this.#limit) return this.#sendByTheLimit(message)
    this.#mostBuffered = most
    this.#write(message)
    return done
  }

  moveTo(socket: RawSocket): void {
    this.#socket = socket
    // What was sent before is in its buffer now: it is asked at the next send. Not infinity, for which V8
    // would lay out every Outbox anew, and compile anew all that has to do with one.
    this.#mostBuffered = this.#limit
  }

  /** Whoever waits for room waits no more. */
  release(): void {
    this.#room?.resolve()
    this.#room = null
  }

  #sendByTheLimit(message: Message): Promise<void> {
    const buffered = this.#socket.bufferedAmount
    this.#mostBuffered = buffered === undefined ? 0 : buffered + mostFrameBytes(message)
    if (buffered === undefined || buffered + queuedBytes(message) <= this.#limit) {
      this.#write(message)
      return done
    }
    this.#room ??= deferred()
    const room = this.#room.promise
    this.#write(message, () => this.#makeRoom())
    return room
  }

  #write(message: Message, flushed?: () => void): void {
    try {
      this.#socket.send(message as string | Uint8Array<ArrayBuffer>, flushed)
    } catch {
      // workerd throws once the peer has gone, before its close event tells so. As after a close,
      // there is nobody to send to; the close event follows, and `closed` tells how it ended.
    }
  }

  #makeRoom(): void {
    const buffered = this.#socket.bufferedAmount ?? 0
    if (buffered <= this.#limit) this.release()
  }
}
