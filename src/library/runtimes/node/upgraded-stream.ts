// The stream under a `ws` socket, from before `ws` listens to it: what becomes of it is alike for the
// server's end of a connection and for the client's.

import type { Socket } from 'node:net'
import type { PacedStream } from './compression/paced-stream.ts'
import { type MessageWriter, NodeSocket } from './node-socket.ts'
import type { NodeWebSocket } from './node-websocket.ts'
import { SignsOfLife } from './signs-of-life.ts'

/** `ws` counts fragments, not only bytes: a message of the allowed size may come 64 bytes at a time. */
const BYTES_PER_FRAGMENT = 64
const MIN_FRAGMENTS = 16_384

/** What `ws` takes of a message at most. */
export function receiverOptions(maxMessageBytes: number) {
  const maxFragments = Math.max(MIN_FRAGMENTS, Math.ceil(maxMessageBytes / BYTES_PER_FRAGMENT))
  return { maxPayload: maxMessageBytes, maxFragments }
}

export class UpgradedStream {
  readonly #socket: Socket
  readonly #paced: PacedStream | undefined
  /** Before those of `ws`. */
  readonly #endListeners: unknown[]

  /** @param paced what `ws` gets in place of the socket, where messages are compressed */
  constructor(socket: Socket, paced?: PacedStream) {
    this.#socket = socket
    this.#paced = paced
    this.#endListeners = this.#stream.listeners('end')
  }

  /** The socket that a session needs, of the `ws` socket that has just opened on the stream. */
  adopt(ws: NodeWebSocket, writer: MessageWriter): NodeSocket {
    const paced = this.#paced
    const socket = new NodeSocket(ws, writer, new SignsOfLife(this.#socket), paced)
    ws.deferEnding(this.#stream, this.#endListener(), writer)
    ws.onEnding = (ending) => socket.ended(ending)
    ws.on('message', (data: Buffer, isBinary) => socket.received(data, isBinary))
    if (paced !== undefined) follow(ws, paced)
    ws.on('pong', (payload: Buffer) => socket.ponged(payload))
    // The close that follows tells how it ended.
    ws.on('error', () => {})
    return socket
  }

  get #stream(): Socket | PacedStream {
    return this.#paced ?? this.#socket
  }

  #endListener(): () => void {
    const ofWs = this.#stream
      .listeners('end')
      .find((listener) => !this.#endListeners.includes(listener))
    return ofWs as () => void
  }
}

/** Behind the session's own listener: the next message comes when it has the last. */
function follow(ws: NodeWebSocket, paced: PacedStream): void {
  ws.on('message', () => paced.delivered())
  ws.on('error', () => paced.failed())
}
