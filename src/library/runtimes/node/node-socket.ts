// What a session sees of a `ws` socket: its messages, the end of them, and backpressure both ways.

import type {
  Ending,
  NativeSocket,
  RawSocket,
  SocketEvents,
} from '../../websocket/adapter/raw-socket.ts'
import type { SharedMessage } from '../../websocket/adapter/shared-message.ts'
import type { Fragmentation } from './fragment-frames.ts'
import type { NodeWebSocket } from './node-websocket.ts'
import type { SignsOfLife } from './signs-of-life.ts'
import { Slab } from './slab.ts'

/** What a small message may keep in memory: a session queues a thousand of them, and a handler may keep any. */
const SLAB_BYTES = 1024
const slab = new Slab(SLAB_BYTES)

/** The same message, copied where it is a small part of the chunk that it came in. */
function withoutChunk(message: Buffer): Buffer {
  const isSmallPart = message.buffer.byteLength > SLAB_BYTES + 4 * message.length
  return isSmallPart ? slab.copy(message) : message
}

/** How messages become frames on the stream. */
export interface MessageWriter extends Required<Pick<RawSocket, 'send' | 'sendMore'>> {
  /** Left out where nothing of a message can be made once for many sockets. */
  sendShared?(shared: SharedMessage): void
  /** Sends a message in fragments. RFC 6455, 5.4 */
  sendFragments(data: Uint8Array, fragmentation: Fragmentation, flushed?: () => void): void
  /** Writes what is held. */
  flush(): void
  /** Bytes that are held. */
  readonly heldBytes: number
  /** Calls back once the stream has all that was sent: at once, unless it takes time to make frames. */
  whenWritten(callback: () => void): void
}

/** What delivers messages later than it reads them. */
interface Receiving {
  /** Calls back once the messages are delivered that have been read so far. */
  afterReceived(callback: () => void): void
}

export class NodeSocket implements NativeSocket {
  readonly ws: NodeWebSocket
  readonly life: SignsOfLife
  readonly #writer: MessageWriter
  readonly #receiving: Receiving | undefined
  readonly #listeners: Partial<SocketEvents> = {}

  constructor(ws: NodeWebSocket, writer: MessageWriter, life: SignsOfLife, receiving?: Receiving) {
    this.ws = ws
    this.life = life
    this.#writer = writer
    this.#receiving = receiving
  }

  get bufferedAmount(): number {
    return this.ws.bufferedAmount + this.#writer.heldBytes
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#writer.send(message, flushed)
  }

  sendMore(message: string | Uint8Array<ArrayBuffer>): void {
    this.#writer.sendMore(message)
  }

  sendShared(shared: SharedMessage): void {
    if (this.#writer.sendShared === undefined) this.#writer.send(shared.message)
    else this.#writer.sendShared(shared)
  }

  sendFragments(data: Uint8Array, fragmentation: Fragmentation, flushed?: () => void): void {
    this.#writer.sendFragments(data, fragmentation, flushed)
  }

  close(code: number, reason: string): void {
    this.#writer.flush()
    this.ws.sendClose(code, reason)
  }

  terminate(): void {
    this.ws.terminate()
  }

  ping(payload: string): void {
    this.ws.ping(payload)
  }

  pause(): void {
    this.life.handlerTook()
    if (!this.ws.isPaused) this.ws.pause()
  }

  resume(): void {
    this.ws.resume()
  }

  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    this.#listeners[event] = listener
  }

  /** The client sends nothing more. */
  ended(ending: Ending): void {
    this.#listeners.ending?.(ending)
  }

  /** A message came in: text as its bytes, or as a string if it is ASCII. */
  received(data: string | Buffer, isBinary: boolean): void {
    this.life.messageCame()
    const message = typeof data === 'string' ? data : withoutChunk(data)
    this.#listeners.message?.(message, isBinary)
  }

  ponged(payload: Buffer): void {
    this.life.ponged()
    // That of a heartbeat is empty.
    if (payload.length > 0) this.#listeners.pong?.(payload.toString())
  }

  /** The server is shutting down. */
  goAway(): void {
    const tell = () => this.#listeners.goingAway?.()
    if (this.#receiving === undefined) tell()
    else this.#receiving.afterReceived(tell)
  }
}
