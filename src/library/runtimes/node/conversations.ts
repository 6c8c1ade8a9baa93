// The WebSockets of a server: from the handshake, which `ws` answers, to their end.

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createNodeWebSocket } from '@hono/node-ws'
import { Hono } from 'hono'
import type { WSEvents } from 'hono/ws'
import type { CompressOptions } from '../../websocket/adapter/compress-options.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { belongsInA101 } from '../shared/headers-of-101.ts'
import { agreeOnCompression } from './compression/index.ts'
import { fastPath } from './fast-path/index.ts'
import type { MessageWriter, NodeSocket } from './node-socket.ts'
import { NodeWebSocket } from './node-websocket.ts'
import { openConversation } from './open-conversation.ts'
import { PlainWriter } from './plain-writer.ts'
import { feedReceiver, type ReceiverFeed } from './receiver-feed.ts'
import { receiverOptions, UpgradedStream } from './upgraded-stream.ts'
import type { WebSocketServer } from './ws.ts'

/** An upgrade that the app has accepted. */
export interface Upgrade {
  incoming: IncomingMessage
  stream: Socket
  /** What came right behind the request. */
  head: Buffer
  /** Of the app's answer. */
  headers: Headers
  events: WSEvents<unknown>
  /** In bytes; `ws` closes with 1009 above it. */
  maxMessageBytes: number
  /** The subprotocol to answer with; `''`: none. Default: the first that the client offers. */
  protocol: string | undefined
  /** Whether and how to compress, with a client that offers it. */
  compress: boolean | CompressOptions | undefined
}

export class Conversations {
  readonly wss: WebSocketServer
  readonly sockets = new Set<NodeSocket>()
  readonly #isFast: boolean

  /** @param isFast whether small messages take the fast path */
  constructor(isFast: boolean) {
    // node-ws gets no app and listens to no server: it would ask the one when told by the other.
    this.wss = createNodeWebSocket({ app: new Hono() }).wss
    Object.assign(this.wss.options, { WebSocket: NodeWebSocket })
    this.#isFast = isFast
  }

  /** Shakes hands, and begins the conversation. */
  begin(upgrade: Upgrade): void {
    const { incoming, headers, maxMessageBytes, protocol } = upgrade
    const compression = agreeOnCompression(upgrade)
    // `ws` reads them within the call below, so that each route can have its own.
    const handleProtocols = protocol === undefined ? null : answerWith(protocol)
    const perMessageDeflate = compression?.deflateOptions ?? false
    const options = { ...receiverOptions(maxMessageBytes), handleProtocols, perMessageDeflate }
    Object.assign(this.wss.options, options)
    const addHeaders = (lines: string[]) => void lines.push(...linesOf(headers))
    const { stream, head: parsedHead } = compression ?? upgrade
    // What has come since, while the app was asked.
    const early: Buffer | null = stream.read()
    const head = early === null ? parsedHead : Buffer.concat([parsedHead, early])
    const feed = feedReceiver(stream)
    const upgraded = new UpgradedStream(upgrade.stream, compression?.stream)
    this.wss.once('headers', addHeaders)
    this.wss.handleUpgrade(incoming, stream, head, (opened) => {
      const ws = opened as NodeWebSocket
      const writer = compression?.writerFor(ws) ?? this.#writerFor(ws, feed, upgrade)
      this.#open(upgraded.adopt(ws, writer), upgrade)
    })
    this.wss.off('headers', addHeaders)
  }

  /** Lets each finish what it has received and close with 1001. */
  goAway(): void {
    for (const socket of this.sockets) socket.goAway()
  }

  /** Closes with 1001 at once. */
  close(): void {
    for (const socket of this.sockets) socket.close(CloseCode.goingAway, '')
  }

  /** Ends what is open, without a word. */
  terminate(): void {
    for (const { ws } of this.sockets) ws.terminate()
  }

  #writerFor(
    ws: NodeWebSocket,
    feed: ReceiverFeed,
    { stream, maxMessageBytes }: Upgrade,
  ): MessageWriter {
    return this.#isFast ? fastPath(stream, feed, ws, maxMessageBytes) : new PlainWriter(ws)
  }

  #open(socket: NodeSocket, { incoming, events }: Upgrade): void {
    const { ws } = socket
    ws.on('close', () => this.sockets.delete(socket))
    this.sockets.add(socket)
    this.wss.emit('connection', ws, incoming)
    openConversation(socket, events)
  }
}

/** Apart, since `ws` keeps it until the next upgrade, and a closure all that is in scope where it is made. */
function answerWith(protocol: string): () => string | false {
  return () => protocol || false
}

function linesOf(headers: Headers): string[] {
  return [...headers]
    .filter(([name]) => belongsInA101(name))
    .map(([name, value]) => `${name}: ${value}`)
}
