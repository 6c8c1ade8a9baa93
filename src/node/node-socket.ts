// The `ws` socket of this runtime: it writes what is sent in one turn with one system call, and knows
// whether its client is still there.

import type { Socket } from 'node:net'
import { WebSocket } from 'ws'

export class NodeSocket extends WebSocket {
  #stream: Socket | null = null
  #isCorked = false
  #hasAnswered = true
  #lastTaken = 0

  /** The TCP stream under this socket, which `ws` keeps to itself. */
  adopt(stream: Socket): void {
    this.#stream = stream
    this.on('pong', answered)
  }

  /**
   * As `send` of `ws`, but messages sent in one turn of the event loop leave together: at the end of
   * this turn's microtasks, before anything the handler could be waiting for.
   */
  override send(data: string | Uint8Array, ...rest: unknown[]): void {
    if (!this.#isCorked && this.#stream !== null) {
      this.#isCorked = true
      this.#stream.cork()
      process.nextTick(uncork, this)
    }
    // @ts-expect-error The overloads of `ws` cannot be spread.
    super.send(data, ...rest)
  }

  uncork(): void {
    this.#isCorked = false
    this.#stream?.uncork()
  }

  /**
   * One beat of the heart: whether the client has shown life since the last one, by a pong or by
   * taking what is sent. A socket that we paused cannot hear a pong, and is alive while it is us who
   * are slow. Pings for the next beat.
   */
  beat(): boolean {
    // Not bufferedAmount: every ping adds to it.
    const taken = (this.#stream?.bytesWritten ?? 0) - this.bufferedAmount
    const isTaking = this.isPaused && (this.bufferedAmount === 0 || taken > this.#lastTaken)
    const isAlive = this.#hasAnswered || isTaking
    this.#hasAnswered = false
    this.#lastTaken = taken
    if (isAlive && this.readyState === WebSocket.OPEN) this.ping()
    return isAlive
  }

  /** The client has answered a ping. */
  answer(): void {
    this.#hasAnswered = true
  }
}

// One function for all sockets instead of one for each.
function answered(this: WebSocket): void {
  if (this instanceof NodeSocket) this.answer()
}

function uncork(socket: NodeSocket): void {
  socket.uncork()
}
