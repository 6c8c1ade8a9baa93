// Between the HTTP server and node-ws: every upgrade request is first an ordinary request, answered
// by the app through node-server, and reaches node-ws only when the app has said yes, the handshake
// is sound and the client still there. node-ws alone would end the process on a target that is no
// URL, keep what it cannot upgrade for ever, and answer a refusal with a bare status line.

import { EventEmitter, setMaxListeners } from 'node:events'
import { type IncomingMessage, type Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { type Duplex, PassThrough } from 'node:stream'
import type { HttpBindings } from '@hono/node-server'
import { createNodeWebSocket } from '@hono/node-ws'
import { type Context, Hono } from 'hono'
import { defineWebSocketHelper, type UpgradeWebSocket } from 'hono/ws'
import type { WebSocketServer } from 'ws'
import type { Fragments, WebSocketRuntime } from '../websocket/runtime.ts'
import { inFragments } from './fragmenting-socket.ts'
import { badRequest } from './plain-answer.ts'
import { asksForWebSocket, ignoreUpgrade, normalizeUpgrade } from './upgrade-header.ts'

/** An upgrade request on its way. */
interface Applicant {
  socket: Socket
  head: Buffer
  outgoing: ServerResponse
  /** The context in which the app has accepted: node-ws knows the request by its environment. */
  acceptedIn: Context | null
  /** The app's whole answer, whose headers belong into the 101. */
  answer: Response | null
}

/** node-server writes nothing for an answer with this header: node-ws writes the 101 instead. */
const SENT_ELSEWHERE = 'x-hono-already-sent'

/** What `ws` puts into a 101 by itself, and what makes no sense in one. */
const NOT_IN_A_101 = /^(connection|upgrade|sec-websocket-.*|content-.*|transfer-encoding)$/

export class UpgradeGate {
  readonly wss: WebSocketServer
  readonly upgradeWebSocket: UpgradeWebSocket<unknown>
  readonly #applicants = new WeakMap<IncomingMessage, Applicant>()
  readonly #waiting = new Set<IncomingMessage>()
  readonly #courier: EventEmitter
  readonly #closing = new AbortController()

  /** @param onError gets what should never happen; the connection it happened to is ended */
  constructor(onError: (error: unknown) => void) {
    const { wss, upgradeWebSocket, injectWebSocket } = createNodeWebSocket({ app: this.#answers() })
    this.wss = wss
    // Each answer that is still being sent listens.
    setMaxListeners(0, this.#closing.signal)
    wss.on('headers', (lines, request) => this.#addHeaders(lines, request))
    this.#courier = createCourier(onError)
    injectWebSocket(this.#courier as Server)
    this.upgradeWebSocket = defineWebSocketHelper(async (c, events) => {
      const applicant = this.#applicants.get(c.env.incoming)
      // The app takes this for an upgrade, and Node, which is stricter about `Connection`, does not.
      if (applicant === undefined) return badRequest()
      await upgradeWebSocket(c, events)
      applicant.acceptedIn = c
      // Of the context, so that it has the headers that middleware has set there.
      return c.newResponse(null, { headers: { [SENT_ELSEWHERE]: 'by the upgrade' } })
    })
  }

  /** From what Node has parsed: building the headers of a Request takes longer than answering it. */
  header(c: Context<{ Bindings: HttpBindings }>, name: string): string | undefined {
    const header = c.env.incoming.headers[name]
    return typeof header === 'string' ? header : undefined
  }

  fragmenting(fragments: Fragments): WebSocketRuntime {
    return { upgradeWebSocket: inFragments(this.upgradeWebSocket, fragments), header: this.header }
  }

  /** How many WebSockets there are, with those that wait for the app's answer. */
  get connections(): number {
    return this.wss.clients.size + this.#waiting.size
  }

  /** No more upgrades: who waits now is refused. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted
  }

  /** Aborted by `close()`: for answers that would go on for as long as their client wants. */
  get closing(): AbortSignal {
    return this.#closing.signal
  }

  close(): void {
    this.#closing.abort()
  }

  /** Ends what is open and what waits, without a word. */
  terminate(): void {
    for (const client of this.wss.clients) client.terminate()
    for (const { socket } of this.#waiting) socket.destroy()
  }

  /** Turns the server's upgrade requests into ordinary ones. */
  guard(server: Server): void {
    server.on('upgrade', (incoming: IncomingMessage, stream: Duplex, head: Buffer) => {
      const socket = stream as Socket
      // The server has let go of the socket, and without a listener an error would be uncaught.
      socket.on('error', destroy)
      const outgoing = answerOn(socket, incoming)
      if (outgoing === null) return
      if (!asksForWebSocket(incoming)) {
        outgoing.detachSocket(socket)
        ignoreUpgrade(server, incoming, socket, head)
        return
      }
      normalizeUpgrade(incoming)
      this.#waiting.add(incoming)
      outgoing.on('close', () => this.#waiting.delete(incoming))
      this.#applicants.set(incoming, { socket, head, outgoing, acceptedIn: null, answer: null })
      server.emit('request', incoming, outgoing)
    })
  }

  isWaiting(incoming: IncomingMessage): boolean {
    return this.#waiting.has(incoming)
  }

  /** Goes on as the app has answered: with the handshake, or by letting the answer be written. */
  settle(incoming: IncomingMessage, answer: Response): void {
    this.#waiting.delete(incoming)
    const applicant = this.#applicants.get(incoming)
    if (applicant === undefined || applicant.acceptedIn === null) return
    const { socket, head, outgoing } = applicant
    if (answer.headers.has(SENT_ELSEWHERE) && isThere(socket)) {
      applicant.answer = answer
      outgoing.detachSocket(socket)
      this.#courier.emit('upgrade', incoming, socket, head)
    } else {
      // node-ws waits for this request: let it refuse, and say so to nobody.
      this.#courier.emit('upgrade', incoming, new PassThrough(), head)
      if (answer.headers.has(SENT_ELSEWHERE)) socket.destroy()
    }
  }

  /** The app as node-ws sees it: it has answered already, and its word is passed on. */
  #answers(): Hono {
    const app = new Hono()
    app.request = (_target, _init, env) => {
      const bindings = env as HttpBindings
      const applicant = this.#applicants.get(bindings.incoming as IncomingMessage)
      if (applicant?.answer !== null) Object.assign(bindings, applicant?.acceptedIn?.env)
      return new Response()
    }
    return app
  }

  #addHeaders(lines: string[], request: IncomingMessage): void {
    for (const [name, value] of this.#applicants.get(request)?.answer?.headers ?? []) {
      if (NOT_IN_A_101.test(name) || name === SENT_ELSEWHERE) continue
      lines.push(`${name}: ${value}`)
    }
  }
}

/** Stands in for the server towards node-ws, and ends the connection where node-ws throws. */
function createCourier(onError: (error: unknown) => void): EventEmitter {
  const courier = new EventEmitter({ captureRejections: true })
  return Object.assign(courier, {
    [Symbol.for('nodejs.rejection')]: (
      error: unknown,
      _event: string,
      _incoming: IncomingMessage,
      socket: Duplex,
    ) => {
      socket.destroy()
      onError(error)
    },
  })
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

/** A client that has sent FIN will not take part: `ws` would drop it, and node-ws keep it for ever. */
function isThere(socket: Duplex): boolean {
  return socket.readable && socket.writable
}

function destroy(this: Duplex): void {
  this.destroy()
}
