// The `ws` socket of this runtime: it writes what is sent in one turn with one system call, and knows
// whether its client is still there.

import type { Socket } from 'node:net'
import { WebSocket } from 'ws'
import { Burst } from './fast-path/burst.ts'
import { readAhead } from './fast-path/read-ahead.ts'
import { isSmall, smallFrame } from './fast-path/small-frame.ts'

/** Node encodes a string of this size on its stack. More goes in parts, still with one system call. */
const MAX_JOINED_BYTES = 16_384

export class NodeSocket extends WebSocket {
  readonly #burst = new Burst()
  #stream: Socket | null = null
  /** The small messages of this turn, a character for each byte. */
  #frames = ''
  #isHeld = false
  #isCorked = false
  #hasAnswered = true
  #lastTaken = 0
  #isEnding = false
  #hasFailed = false

  /**
   * The TCP stream under this socket, which `ws` keeps to itself.
   *
   * @param maxMessageBytes as `ws` has been told
   */
  adopt(stream: Socket, maxMessageBytes: number): void {
    this.#stream = stream
    // What came right behind the handshake is before `ws` by now.
    if (stream.readableLength === 0) readAhead(stream, this, maxMessageBytes)
    this.on('pong', answered)
    this.on('error', failed)
  }

  /**
   * As `send` of `ws`, but the messages of a burst that are sent in one turn of the event loop leave
   * together: when the handler waits for the next one, else at the end of this turn's microtasks, before
   * anything else that it could be waiting for.
   */
  override send(data: string | Uint8Array, options?: unknown, sent?: unknown): void {
    const isPlain = options === undefined && this.readyState === WebSocket.OPEN
    if (isPlain && this.#stream !== null && isSmall(data)) {
      const isHeld = this.#burst.add()
      this.#frames += smallFrame(data)
      if (!isHeld) this.#writeFrames()
      else if (this.#frames.length > MAX_JOINED_BYTES) this.#cork()
      else this.#hold()
      return
    }
    if (this.#burst.add()) this.#cork()
    // @ts-expect-error `ws` tells its two forms apart by what it is given.
    super.send(data, options, sent)
  }

  override close(code?: number, reason?: string | Buffer): void {
    this.#cork()
    super.close(code, reason)
    if (this.#isEnding) return
    this.#isEnding = true
    this.#stream?.once('finish', () => this.#end())
  }

  // @ts-expect-error It is an accessor in `ws` too, of which its types make a property.
  override get bufferedAmount(): number {
    // @ts-expect-error As above.
    return super.bufferedAmount + this.#frames.length
  }

  /** The end of this turn. */
  release(): void {
    this.#isHeld = false
    this.#letGo()
  }

  /** The handler waits for the next message: all that it has sent leaves. */
  flush(): void {
    this.#burst.end()
    this.#letGo()
  }

  #letGo(): void {
    this.#writeFrames()
    if (!this.#isCorked) return
    this.#isCorked = false
    this.#stream?.uncork()
  }

  #hold(): void {
    if (this.#isHeld) return
    this.#isHeld = true
    process.nextTick(release, this)
  }

  /** What `ws` writes itself comes behind those frames, and still leaves with them. */
  #cork(): void {
    if (this.#stream === null) return
    this.#hold()
    if (!this.#isCorked) this.#stream.cork()
    this.#isCorked = true
    this.#writeFrames()
  }

  #writeFrames(): void {
    const frames = this.#frames
    if (frames === '') return
    this.#frames = ''
    // A connection that has been lost since then takes nothing more.
    if (this.#stream?.writable === true) this.#stream.write(frames, 'latin1')
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

  /** The client has broken the protocol. The close of the connection tells how. */
  fail(): void {
    this.#hasFailed = true
  }

  /**
   * Both have said goodbye and all is written: the server ends the connection, and does not wait for
   * the client to. RFC 6455, 7.1.1. After a failure the client may still be sending what nobody
   * reads, and to end then would be a reset, which can cost it the close code.
   */
  #end(): void {
    if (!this.#hasFailed) this.#stream?.destroy()
  }
}

// One function for all sockets instead of one for each.
function answered(this: WebSocket): void {
  if (this instanceof NodeSocket) this.answer()
}

function failed(this: WebSocket): void {
  if (this instanceof NodeSocket) this.fail()
}

function release(socket: NodeSocket): void {
  socket.release()
}
