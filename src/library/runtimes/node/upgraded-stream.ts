// The stream under a `ws` socket, from before `ws` listens to it: what becomes of it is alike for the
// server's end of a connection and for the client's.

import type { Socket } from 'node:net'
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
  readonly #stream: Socket
  /** Before those of `ws`. */
  readonly #endListeners: unknown[]

  constructor(stream: Socket) {
    this.#stream = stream
    this.#endListeners = stream.listeners('end')
  }

  /** The socket that a session needs, of the `ws` socket that has just opened on the stream. */
  adopt(ws: NodeWebSocket, writer: MessageWriter): NodeSocket {
    const socket = new NodeSocket(ws, writer, new SignsOfLife(this.#stream))
    ws.deferEnding(this.#stream, this.#endListener(), (ending) => socket.ended(ending))
    ws.on('message', (data: Buffer, isBinary) => socket.received(data, isBinary))
    ws.on('pong', (payload: Buffer) => socket.ponged(payload))
    // The close that follows tells how it ended.
    ws.on('error', () => {})
    return socket
  }

  #endListener(): () => void {
    const ofWs = this.#stream
      .listeners('end')
      .find((listener) => !this.#endListeners.includes(listener))
    return ofWs as () => void
  }
}
