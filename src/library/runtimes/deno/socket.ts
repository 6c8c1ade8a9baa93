// Deno's server-side WebSocket. It tells how much it buffers, but not when that has left; it reads on
// whether or not anybody listens; and it cannot say goodbye to a client that is still speaking.

import type { WSEvents } from 'hono/ws'
import { DrainWatch } from '../../websocket/adapter/drain-watch.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { ServedSocket } from '../shared/served-socket.ts'

/** A client that is about to be closed and says nothing for this long is done. */
const SILENCE_MS = 20

/** How long a client that goes on speaking can put its close off. */
const LINGER_MS = 1000

export class DenoSocket extends ServedSocket {
  readonly #socket: WebSocket
  readonly #watch: DrainWatch
  #received = 0

  constructor(socket: WebSocket, events: WSEvents<unknown>, protocol: string) {
    super(events, protocol)
    this.#socket = socket
    this.#watch = new DrainWatch(socket)
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#socket.send(message)
    if (flushed !== undefined) this.#watch.add(flushed)
  }

  override received(data: string | Uint8Array): void {
    this.#received += 1
    super.received(data)
  }

  override ended(code: number, reason: string): void {
    this.#watch.end()
    super.ended(code, reason)
  }

  /**
   * Closes once the client is silent: Deno drops the connection at the first message that it reads
   * behind its own close frame, and then the client may never see the code.
   */
  close(code: number, reason: string): void {
    const deadline = performance.now() + LINGER_MS
    const closeInSilence = (received: number) => {
      const isSilent = this.#received === received || performance.now() > deadline
      if (isSilent) this.#close(code, reason)
      else setTimeout(closeInSilence, SILENCE_MS, this.#received)
    }
    setTimeout(closeInSilence, SILENCE_MS, this.#received)
  }

  #close(code: number, reason: string): void {
    // Deno has no way to end a connection without a close frame.
    if (code === CloseCode.noStatus || code === CloseCode.abnormal) this.#socket.close()
    else this.#socket.close(code, reason)
  }
}
