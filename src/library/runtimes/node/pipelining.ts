// Requests that a client sends behind one another without waiting (HTTP/1.1 pipelining) are answered one
// by one, and when a few of them wait, no more of that connection is read. Node by itself parses all that
// has come and asks for all answers at once, so that a client that reads none of them could make it hold
// any number. Behind some of them all other connections have their turn.

import { type IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'

/** Requests that wait behind the one that is being answered, before reading stops. */
const MAX_WAITING = 4

/** Bytes that are parsed at a time at least: they bring some twenty requests at most. */
const MIN_PIECE_BYTES = 512

/** Requests of a connection that are answered before all others have their turn. */
const MAX_IN_TURN = 16

const END_OF_HEAD = '\r\n\r\n'
const NOTHING: Buffer = Buffer.alloc(0)

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** An answer that tells when it is first in line: those in front of it have been written. */
export class QueuedResponse<
  Request extends IncomingMessage = IncomingMessage,
> extends ServerResponse<Request> {
  onTurn: (() => void) | null = null

  override assignSocket(socket: Socket): void {
    super.assignSocket(socket)
    this.onTurn?.()
  }
}

/** Calls the listener for one request of a connection at a time. The server makes `QueuedResponse`s. */
export function oneByOne(listener: Listener): Listener {
  return (incoming, outgoing) => {
    const pipeline = pipelines.get(incoming.socket)
    pipeline?.asked()
    // Node gives the socket to the answer that is first in line.
    const isFirst = outgoing.socket !== null
    if (isFirst || pipeline === undefined || !(outgoing instanceof QueuedResponse)) {
      return listener(incoming, outgoing)
    }
    pipeline.enter()
    outgoing.onTurn = () => {
      outgoing.onTurn = null
      listener(incoming, outgoing)
      pipeline.leave()
    }
  }
}

/** Has each connection of the server parsed a piece at a time, as far as its requests are answered. */
export function readInPieces(server: Server): void {
  const start = (socket: Socket) => {
    // Without a listener it is the TCP connection below one with TLS.
    if (socket.listenerCount('data') > 0) pipelines.set(socket, new Pipeline(socket))
  }
  server.on('connection', start)
  server.on('secureConnection', start)
}

/** The connection goes on with another protocol. Gives what has been read and not been parsed. */
export function stopReadingInPieces(socket: Socket): Buffer {
  const rest = pipelines.get(socket)?.stop() ?? NOTHING
  pipelines.delete(socket)
  return rest
}

/** A socket with the parser that Node keeps there. */
interface Parsed {
  parser?: { unconsume?(): void }
}

const pipelines = new WeakMap<Socket, Pipeline>()

/** Stands between a socket and Node's parser. */
class Pipeline {
  readonly #socket: Socket
  readonly #parse: (bytes: Buffer) => void
  #waiting = 0
  /** What has been read and not been parsed, while a piece of it is. */
  #rest = NOTHING
  #isStopped = false
  /** Requests since all others had their turn. */
  #inTurn = 0
  #isTurnOver = false

  constructor(socket: Socket) {
    const [parse] = socket.listeners('data')
    this.#socket = socket
    this.#parse = parse as (bytes: Buffer) => void
    // From here on Node hands out what it reads, instead of parsing it in native code.
    socket.on('data', this.#take)
    socket.off('data', this.#parse)
    // Deno does so only when the parser is told.
    const { parser } = socket as Socket & Parsed
    parser?.unconsume?.()
  }

  asked(): void {
    this.#inTurn += 1
  }

  enter(): void {
    this.#waiting += 1
  }

  leave(): void {
    this.#waiting -= 1
    this.#goOn()
  }

  stop(): Buffer {
    this.#isStopped = true
    this.#socket.off('data', this.#take)
    this.#socket.off('drain', this.#goOn)
    return this.#rest
  }

  readonly #take = (bytes: Buffer): void => {
    this.#rest = bytes
    // Node pauses by itself while the body of a request has to be taken first.
    while (this.#rest !== NOTHING && this.#mayParse && !this.#socket.isPaused()) this.#parsePiece()
    if (this.#rest === NOTHING) this.#inTurn = 0
    if (this.#rest === NOTHING || this.#isStopped) return
    this.#endTurn()
    if (this.#socket.writableNeedDrain)
      this.#socket.off('drain', this.#goOn).once('drain', this.#goOn)
    this.#socket.pause()
    this.#socket.unshift(this.#rest)
    this.#rest = NOTHING
  }

  readonly #goOn = (): void => {
    if (this.#mayParse) this.#socket.resume()
  }

  /** Without it answers that wait for nothing would all come in one turn of the event loop. */
  #endTurn(): void {
    if (this.#inTurn < MAX_IN_TURN || this.#isTurnOver) return
    this.#isTurnOver = true
    setImmediate(this.#startTurn)
  }

  readonly #startTurn = (): void => {
    this.#isTurnOver = false
    this.#inTurn = 0
    this.#goOn()
  }

  /** Not for a client that does not read: Node stops its parser then. */
  get #mayParse(): boolean {
    const hasRoom = this.#waiting < MAX_WAITING && this.#inTurn < MAX_IN_TURN
    return hasRoom && !this.#isStopped && !this.#socket.writableNeedDrain
  }

  #parsePiece(): void {
    const bytes = this.#rest
    const end = bytes.length > MIN_PIECE_BYTES ? bytes.indexOf(END_OF_HEAD, MIN_PIECE_BYTES) : -1
    const size = end === -1 ? bytes.length : end + END_OF_HEAD.length
    const isAll = size === bytes.length
    this.#rest = isAll ? NOTHING : bytes.subarray(size)
    this.#parse(isAll ? bytes : bytes.subarray(0, size))
  }
}
