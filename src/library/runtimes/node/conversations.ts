// The WebSockets of a server: from the handshake, which `ws` answers, to their end.

import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { createNodeWebSocket } from '@hono/node-ws'
import { Hono } from 'hono'
import type { WSEvents } from 'hono/ws'
import type { WebSocketServer } from 'ws'
import { CloseCode } from '../../websocket/session/close-code.ts'
import { belongsInA101 } from '../shared/headers-of-101.ts'
import { fastPath } from './fast-path/index.ts'
import { NodeSocket } from './node-socket.ts'
import { NodeWebSocket } from './node-websocket.ts'
import { openConversation } from './open-conversation.ts'
import { PlainWriter } from './plain-writer.ts'
import { SignsOfLife } from './signs-of-life.ts'

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
}

/** `ws` counts fragments, not only bytes: a message of the allowed size may come 64 bytes at a time. */
const BYTES_PER_FRAGMENT = 64
const MIN_FRAGMENTS = 16_384

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
    const { incoming, stream, head, headers, maxMessageBytes, protocol } = upgrade
    const maxFragments = Math.max(MIN_FRAGMENTS, Math.ceil(maxMessageBytes / BYTES_PER_FRAGMENT))
    // `ws` reads them within the call below, so that each route can have its own.
    const handleProtocols = protocol === undefined ? null : () => protocol || false
    Object.assign(this.wss.options, { maxPayload: maxMessageBytes, maxFragments, handleProtocols })
    const addHeaders = (lines: string[]) => void lines.push(...linesOf(headers))
    const endListeners = stream.listeners('end')
    this.wss.once('headers', addHeaders)
    this.wss.handleUpgrade(incoming, stream, head, (ws) => {
      const ofWs = stream.listeners('end').find((listener) => !endListeners.includes(listener))
      this.#open(ws as NodeWebSocket, upgrade, ofWs as () => void)
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

  #open(
    ws: NodeWebSocket,
    { incoming, stream, events, maxMessageBytes }: Upgrade,
    onEnd: () => void,
  ) {
    const life = new SignsOfLife(stream)
    const writer = this.#isFast ? fastPath(stream, ws, maxMessageBytes) : new PlainWriter(ws)
    const socket = new NodeSocket(ws, writer, life)
    ws.deferEnding(stream, onEnd, (ending) => socket.ended(ending))
    ws.on('message', (data: Buffer, isBinary) => socket.received(data, isBinary))
    ws.on('pong', (payload: Buffer) => socket.ponged(payload))
    // The close that follows tells how it ended.
    ws.on('error', () => {})
    ws.on('close', () => this.sockets.delete(socket))
    this.sockets.add(socket)
    this.wss.emit('connection', ws, incoming)
    openConversation(socket, events)
  }
}

function linesOf(headers: Headers): string[] {
  return [...headers]
    .filter(([name]) => belongsInA101(name))
    .map(([name, value]) => `${name}: ${value}`)
}
