// Deno's server-side WebSocket. It tells how much it buffers, but not when that has left; it reads on
// whether or not anybody listens; and it cannot say goodbye to a client that is still speaking.

import type { WSEvents } from 'hono/ws'
import { ServedSocket } from '../shared/served-socket.ts'

/** Deno has no event for it, so a socket that is above the mark is looked at this often. */
const LOOK_EVERY_MS = 5

/** A client that is about to be closed and says nothing for this long is done. */
const SILENCE_MS = 20

/** How long a client that goes on speaking can put its close off. */
const LINGER_MS = 1000

export class DenoSocket extends ServedSocket {
  readonly #socket: WebSocket
  #timer: ReturnType<typeof setTimeout> | undefined
  #received = 0

  constructor(socket: WebSocket, events: WSEvents<unknown>, protocol: string) {
    super(events, protocol)
    this.#socket = socket
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#socket.send(message)
    if (flushed === undefined) return
    this.whenDrained(flushed)
    this.#timer ??= setTimeout(look, LOOK_EVERY_MS, this)
  }

  override received(data: string | Uint8Array): void {
    this.#received += 1
    super.received(data)
  }

  /**
   * Closes once the client is silent: Deno drops the connection at the first message that it reads
   * behind its own close frame, and then the client may never see the code.
   */
  close(code: number, reason: string): void {
    const deadline = performance.now() + LINGER_MS
    const closeInSilence = (received: number) => {
      const isSilent = this.#received === received || performance.now() > deadline
      if (isSilent) this.#socket.close(code, reason)
      else setTimeout(closeInSilence, SILENCE_MS, this.#received)
    }
    setTimeout(closeInSilence, SILENCE_MS, this.#received)
  }

  /** Looks whether what was sent has left, and comes back if not. */
  look(): void {
    const hasLeft = this.bufferedAmount === 0 || this.#socket.readyState !== WebSocket.OPEN
    this.#timer = hasLeft ? undefined : setTimeout(look, LOOK_EVERY_MS, this)
    if (hasLeft) this.drained()
  }
}

// One function for all sockets instead of one for each.
function look(socket: DenoSocket): void {
  socket.look()
}
