// permessage-deflate on Node, by `ws`, for one connection: README.md tells how. RFC 7692

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import {
  type CompressOptions,
  settleCompression,
} from '../../../websocket/adapter/compress-options.ts'
import type { NodeWebSocket } from '../node-websocket.ts'
import type { PerMessageDeflateOptions } from '../ws.ts'
import { DeflatingWriter } from './deflating-writer.ts'
import { acceptableOffer } from './offer.ts'
import { PacedStream } from './paced-stream.ts'
import { letZlibGo } from './zlib-memory.ts'

interface Upgrade {
  incoming: IncomingMessage
  stream: Socket
  head: Buffer
  compress: boolean | CompressOptions | undefined
}

/**
 * Not on Deno: its `node:zlib` calls back for what it could not inflate, where `ws` then throws, and no
 * one can catch it. Any client could end the process.
 */
export const canCompress = !('Deno' in globalThis)

/** What takes the place of the socket where route and client agree to compress; else null. */
export function agreeOnCompression(upgrade: Upgrade): Compression | null {
  const { incoming, stream, head, compress } = upgrade
  if (!compress || !canCompress) return null
  const offer = acceptableOffer(incoming.headers['sec-websocket-extensions'])
  if (offer === null) return null
  incoming.headers['sec-websocket-extensions'] = offer
  return new Compression(stream, head, settleCompression(compress))
}

export class Compression {
  /** For `ws`, in place of the socket. */
  readonly stream: PacedStream
  /** What came behind the request is in the stream. */
  readonly head = Buffer.alloc(0)
  readonly #options: Required<CompressOptions>
  #opened: { ws: NodeWebSocket; writer: DeflatingWriter } | null = null

  constructor(socket: Socket, head: Buffer, options: Required<CompressOptions>) {
    this.stream = new PacedStream(socket, head, () => this.#rest())
    this.#options = options
  }

  /** For `ws`, whose threshold would not hold with context takeover: the writer has one. */
  get deflateOptions(): PerMessageDeflateOptions {
    const resets = !this.#options.contextTakeover
    return {
      threshold: 0,
      ...(resets && { serverNoContextTakeover: true, clientNoContextTakeover: true }),
    }
  }

  /** The handshake is done. */
  writerFor(ws: NodeWebSocket): DeflatingWriter {
    const writer = new DeflatingWriter(ws, this.#options.threshold, () => this.#rest())
    this.#opened = { ws, writer }
    return writer
  }

  /** Between two messages: without context takeover nothing is worth keeping for the next one. */
  #rest(): void {
    if (this.#options.contextTakeover || this.#opened === null) return
    const { ws, writer } = this.#opened
    if (writer.isIdle && this.stream.isBetweenMessages) letZlibGo(ws)
  }
}
