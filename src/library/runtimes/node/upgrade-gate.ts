// Between the HTTP server and node-ws: every upgrade request is first an ordinary request, answered
// by the app through node-server, and reaches the WebSocket server of node-ws only when the app has
// said yes, the handshake is sound and the client still there. node-ws alone would end the process on
// a target that is no URL, keep what it cannot upgrade for ever, and answer a refusal with a bare
// status line.

import { setMaxListeners } from 'node:events'
import { type IncomingMessage, type RequestListener, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { defineWebSocketHelper, type WSEvents } from 'hono/ws'
import type { UpgradeOptions, WebSocketRuntime } from '../../websocket/adapter/runtime.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import { badRequest } from '../shared/plain-answer.ts'
import { canCompress } from './compression/index.ts'
import type { Conversations, Upgrade } from './conversations.ts'
import { stopReadingInPieces } from './pipelining.ts'
import { requestDetails } from './request-details.ts'
import { SENT_ELSEWHERE, writtenElsewhere } from './sent-elsewhere.ts'
import { asksForWebSocket, ignoreUpgrade, normalizeUpgrade } from './upgrade-header.ts'

/** The app's yes to an upgrade. */
type Acceptance = Pick<Upgrade, 'events' | 'maxMessageBytes' | 'protocol' | 'compress'>

/** An upgrade request on its way. */
interface Applicant {
  socket: Socket
  head: Buffer
  outgoing: ServerResponse
  /** What the app has accepted with, if it has. */
  accepted: Acceptance | null
}

export class UpgradeGate {
  /** What the app finds in the environment of each request. */
  readonly runtime: WebSocketRuntime
  readonly #conversations: Conversations
  readonly #onError: (error: unknown) => void
  readonly #applicants = new Map<IncomingMessage, Applicant>()
  readonly #closing = new AbortController()

  /** @param onError gets what should never happen; the connection it happened to is ended */
  constructor(conversations: Conversations, onError: (error: unknown) => void) {
    this.#conversations = conversations
    this.#onError = onError
    // An app may have each answer that it still sends listen.
    setMaxListeners(0, this.#closing.signal)
    const upgradeWebSocket = defineWebSocketHelper<unknown, UpgradeOptions>((c, events, options) =>
      this.#accept(c, events, options),
    )
    const shutdownSignal = this.#closing.signal
    this.runtime = {
      upgradeWebSocket,
      compresses: canCompress,
      shutdownSignal,
      header,
      onClientGone,
      requestDetails,
    }
  }

  /** No more upgrades: who waits now is refused. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted
  }

  close(): void {
    this.#closing.abort()
  }

  /** Ends what waits, without a word. */
  terminate(): void {
    for (const { socket } of this.#applicants.values()) socket.destroy()
  }

  /**
   * Turns the server's upgrade requests into ordinary ones.
   *
   * @param answer gets them
   * @returns what the server calls for each
   */
  guard(server: Server, answer: RequestListener) {
    return (incoming: IncomingMessage, stream: Duplex, parsedHead: Buffer): void => {
      const socket = stream as Socket
      const head = Buffer.concat([parsedHead, stopReadingInPieces(socket)])
      // The server has let go of the socket, and without a listener an error would be uncaught.
      socket.on('error', destroy)
      const outgoing = answerOn(socket, incoming)
      if (outgoing === null) return
      if (!asksForWebSocket(incoming)) {
        outgoing.detachSocket(socket)
        // The server takes the socket back, and the next request on it may ask for an upgrade again.
        socket.off('error', destroy)
        ignoreUpgrade(server, incoming, socket, head)
        return
      }
      normalizeUpgrade(incoming)
      this.#applicants.set(incoming, { socket, head, outgoing, accepted: null })
      outgoing.on('close', () => this.#applicants.delete(incoming))
      answer(incoming, outgoing)
    }
  }

  isWaiting(incoming: IncomingMessage): boolean {
    return this.#applicants.has(incoming)
  }

  /** Goes on as the app has answered, with the handshake; gives what node-server has to write. */
  settle(incoming: IncomingMessage, answer: Response): Response {
    const applicant = this.#applicants.get(incoming)
    this.#applicants.delete(incoming)
    if (!answer.headers.has(SENT_ELSEWHERE)) return answer
    // Middleware has put another answer in its place since, to which Hono lends the headers of the first.
    if (answer.status !== 200) {
      answer.headers.delete(SENT_ELSEWHERE)
      return answer
    }
    // The client has gone, and taken its application with it.
    if (!applicant?.accepted) return writtenElsewhere
    const { socket: stream, head, outgoing, accepted } = applicant
    outgoing.detachSocket(stream)
    const { headers } = answer
    headers.delete(SENT_ELSEWHERE)
    try {
      this.#conversations.begin({ incoming, stream, head, headers, ...accepted })
    } catch (error) {
      stream.destroy()
      this.#onError(error)
    }
    return writtenElsewhere
  }

  #accept(c: Context, events: WSEvents<unknown>, options: UpgradeOptions = {}): Response {
    const { maxMessageBytes = defaultLimits.maxMessageBytes, protocol, compress } = options
    const applicant = this.#applicants.get(c.env.incoming)
    // The app takes this for an upgrade, and Node, which is stricter about `Connection`, does not.
    if (applicant === undefined) return badRequest()
    applicant.accepted = { events, maxMessageBytes, protocol, compress }
    // Of the context, so that it has the headers that middleware has set there. Not null, which
    // node-server would take for a reason to build a whole Response.
    return c.newResponse('', 200, { [SENT_ELSEWHERE]: 'by the upgrade' })
  }
}

/** From what Node has parsed: building the headers of a Request takes longer than answering it. */
function header(c: Context<{ Bindings: HttpBindings }>, name: string): string | undefined {
  const value = c.env.incoming.headers[name]
  return typeof value === 'string' ? value : undefined
}

function onClientGone(
  { env: { outgoing } }: Context<{ Bindings: HttpBindings }>,
  callback: () => void,
): () => void {
  outgoing.on('close', callback)
  return () => outgoing.off('close', callback)
}

/** An answer to be written to the socket, which ends it; null when the socket is not free for one. */
function answerOn(socket: Socket, incoming: IncomingMessage): ServerResponse | null {
  const outgoing = new ServerResponse(incoming)
  outgoing.shouldKeepAlive = false
  // Not only end(): a client that does not end its side as well would keep the socket for ever.
  outgoing.on('finish', () => socket.destroySoon())
  try {
    outgoing.assignSocket(socket)
  } catch {
    // A request in front of the upgrade is unanswered yet. No client that can wait for the 101 sends
    // both at once, and Node has no way to answer them in order.
    socket.destroy()
    return null
  }
  return outgoing
}

function destroy(this: Duplex): void {
  this.destroy()
}
