// Small messages are read ahead of `ws`, off the bytes as they come. Its parser is a stream of its own,
// which costs more than all else that is done with such a message, and puts off the handler that waits
// for it: a stream has something to do in the next tick. What is no small message goes to `ws`, with
// all that came with it.

import type { Socket } from 'node:net'
import type { NodeWebSocket } from '../node-websocket.ts'
import type { ReceiverFeed } from '../receiver-feed.ts'
import { WebSocket } from '../ws.ts'
import { isBeginning, MAX_SMALL_BYTES, readSmallMessages } from './small-message.ts'

/**
 * From now on the socket emits the stream's small messages without `ws`. For a stream of which nothing
 * has been read yet.
 *
 * @param feed what `ws` gets its bytes by
 * @param maxBytes a larger message is left to `ws`
 */
export function readAhead(
  stream: Socket,
  feed: ReceiverFeed,
  socket: NodeWebSocket,
  maxBytes: number,
): void {
  const reader = new Reader(stream, feed, socket, maxBytes)
  const { push } = stream
  // Node calls it with each chunk that it has read, and with null at the end.
  stream.push = (chunk: Buffer | null, encoding) => {
    const rest = chunk === null ? null : reader.read(chunk)
    return rest === undefined || push.call(stream, rest, encoding)
  }
}

class Reader {
  readonly #stream: Socket
  readonly #feed: ReceiverFeed
  readonly #socket: NodeWebSocket
  readonly #maxBytes: number
  /** Of a small message, whose end has not come yet. */
  #beginning: Buffer | null = null

  constructor(stream: Socket, feed: ReceiverFeed, socket: NodeWebSocket, maxBytes: number) {
    this.#stream = stream
    this.#feed = feed
    this.#socket = socket
    this.#maxBytes = Math.min(maxBytes, MAX_SMALL_BYTES)
  }

  /** What is left for `ws`; undefined where nothing is. */
  read(chunk: Buffer): Buffer | undefined {
    const bytes = this.#beginning === null ? chunk : Buffer.concat([this.#beginning, chunk])
    this.#beginning = null
    if (!this.#isFree) return bytes
    const end = readSmallMessages(bytes, this.#maxBytes, (data, isBinary) => {
      this.#socket.emit('message', data, isBinary)
    })
    if (end === bytes.length) return undefined
    const rest = bytes.subarray(end)
    if (!isBeginning(rest, this.#maxBytes)) return rest
    // A copy, since the chunk that it came with can be much larger.
    this.#beginning = Buffer.from(rest)
    return undefined
  }

  /** Whether `ws` is between two messages, and has nothing in front of it that it has not read. */
  get #isFree(): boolean {
    const { readableFlowing, readableLength } = this.#stream
    return (
      this.#feed.isBetweenMessages &&
      readableFlowing === true &&
      readableLength === 0 &&
      this.#socket.readyState === WebSocket.OPEN &&
      !this.#socket.hasEnded
    )
  }
}
