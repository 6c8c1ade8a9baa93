// One WebSocket as a conversation to be read from top to bottom: a handler asks for the next message
// when it wants one, and what arrives meanwhile waits in a bounded queue. dwebsocket's WebSocket, on
// web-standard types. What it promises is in session-interface.ts.

import type { CloseInfo, Ending, RawSocket } from '../adapter/raw-socket.ts'
import type { SharedMessage } from '../adapter/shared-message.ts'
import { CloseCode, goodbyeOf } from './close-code.ts'
import { ConnectionClosedError } from './connection-closed-error.ts'
import { Inbox } from './inbox.ts'
import { Lifecycle } from './lifecycle.ts'
import type { Limits } from './limits.ts'
import { isLargerThan, type Message, type Sendable, toMessage } from './message.ts'
import { Outbox } from './outbox.ts'
import { Pings } from './pings.ts'
import type { WaitOptions, WebSocketSession } from './session-interface.ts'
import { readableOf, writableOf } from './streams.ts'
import type { Tracer, Wire } from './wire.ts'

/** `behind`: not sent, since too much is buffered already. */
export type SharedOutcome = 'sent' | 'behind' | 'closed'

const notSent = Promise.resolve(false)

export class Session implements WebSocketSession {
  protocol: string
  readonly #maxMessageBytes: number
  readonly #wire: Wire
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  readonly #lifecycle: Lifecycle
  #pings: Pings | null = null
  #readable: ReadableStream<Message> | null = null
  #writable: WritableStream<Message> | null = null

  constructor(socket: RawSocket, protocol: string, limits: Limits) {
    this.protocol = protocol
    this.#maxMessageBytes = limits.maxMessageBytes
    const wire: Wire = { socket, tracer: null }
    const inbox = new Inbox(wire, { messages: limits.queueMessages, bytes: limits.queueBytes })
    const outbox = new Outbox(wire, limits)
    this.#wire = wire
    this.#inbox = inbox
    this.#outbox = outbox
    this.#lifecycle = new Lifecycle({ wire, inbox, outbox }, limits.drainMs)
  }

  wait({ signal }: WaitOptions = {}): Promise<Message | null> {
    return this.#next(itself, signal)
  }

  read<F = null>(fallback: F = null as F): Message | F {
    const message = this.#inbox.take()
    if (message === undefined) this.#lifecycle.handlerIsTold()
    return message ?? fallback
  }

  async ready({ signal }: WaitOptions = {}): Promise<boolean> {
    signal?.throwIfAborted()
    if (this.#inbox.length > 0) return true
    if (this.#lifecycle.isReceiving) return this.#inbox.ready(signal)
    this.#lifecycle.handlerIsTold()
    return false
  }

  countMessages(): number {
    const { length } = this.#inbox
    if (length === 0) this.#lifecycle.handlerIsTold()
    return length
  }

  hasMessages(): boolean {
    return this.countMessages() > 0
  }

  discard(): void {
    this.#inbox.discard()
    if (!this.#lifecycle.isOver) this.#lifecycle.answerEnding()
  }

  send(message: Sendable): Promise<boolean> {
    let data: Message
    try {
      data = toMessage(message)
    } catch (error) {
      return Promise.reject(error)
    }
    if (!this.#lifecycle.canSend) return notSent
    const room = this.#outbox.send(data, this.#inbox.length > 0)
    if (room !== null) {
      this.#wire.tracer?.sent(data)
      return room
    }
    const reason = 'Messages are read slower than they are sent'
    this.#lifecycle.close(CloseCode.tryAgainLater, reason)
    return notSent
  }

  /** A room's side: a message that goes to many. */
  sendShared(shared: SharedMessage, maxBufferedBytes: number): SharedOutcome {
    if (!this.#lifecycle.canSend) return 'closed'
    if (!this.#outbox.sendShared(shared, maxBufferedBytes)) return 'behind'
    this.#wire.tracer?.sent(shared.message)
    return 'sent'
  }

  hasRoom(): boolean {
    return this.#outbox.hasRoom
  }

  get bufferedAmount(): number {
    return this.#outbox.bufferedAmount
  }

  async ping(): Promise<number> {
    if (!this.#lifecycle.canSend) throw new ConnectionClosedError(await this.closed)
    this.#pings ??= new Pings()
    return this.#pings.send(this.#wire.socket)
  }

  close(code?: number, reason?: string): void {
    const goodbye = goodbyeOf(code, reason, this.#lifecycle.ending)
    this.#lifecycle.close(goodbye.code, goodbye.reason)
  }

  closeWrite(code?: number, reason?: string): void {
    const goodbye = goodbyeOf(code, reason, this.#lifecycle.ending)
    this.#lifecycle.closeWrite(goodbye.code, goodbye.reason)
  }

  terminate(): void {
    const { socket } = this.#wire
    if (socket.terminate === undefined) {
      this.close()
      return
    }
    this.#lifecycle.terminate()
    socket.terminate()
  }

  isClosed(): boolean {
    return this.#lifecycle.isOver
  }

  get closed(): Promise<CloseInfo> {
    return this.#lifecycle.outcome.closed
  }

  get signal(): AbortSignal {
    return this.#lifecycle.outcome.signal
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
    await this.closed
  }

  get readable(): ReadableStream<Message> {
    this.#readable ??= readableOf(this)
    return this.#readable
  }

  get writable(): WritableStream<Message> {
    this.#writable ??= writableOf(this)
    return this.#writable
  }

  [Symbol.asyncIterator](): AsyncIterator<Message, undefined> {
    return this
  }

  /** Its own iterator, since there is nothing that two iterations would not share. */
  next(): Promise<IteratorResult<Message, undefined>> {
    return this.#next(iteratorResult)
  }

  /** The runtime's side: the session began before its connection was open; now it is. */
  moveTo(socket: RawSocket, protocol: string): void {
    this.protocol = protocol
    this.#wire.socket = socket
    this.#outbox.moved()
  }

  /** Whom to tell what happens from now on. */
  set tracer(tracer: Tracer | null) {
    this.#wire.tracer = tracer
  }

  /** The handler threw: closes with 1011. */
  fail(error: unknown): void {
    const { tracer } = this.#wire
    this.close(CloseCode.internalError)
    tracer?.failed(error)
  }

  /** The runtime's side: a message came in; text as a string or as its bytes. */
  receive(data: string | Uint8Array, isBinary = typeof data !== 'string'): void {
    if (!this.#lifecycle.isReceiving) return
    this.#wire.tracer?.received(data, isBinary)
    if (isLargerThan(data, this.#maxMessageBytes)) {
      this.endWith({ code: CloseCode.messageTooBig, reason: 'Message too big' })
      return
    }
    this.#inbox.put(data, isBinary)
    if (this.#inbox.isOverfull) this.#lifecycle.endUnlessRead()
  }

  /** The runtime's side: a pong came in. */
  receivePong(payload: string): void {
    this.#pings?.answered(payload)
  }

  /** The runtime's side: the client sends nothing more. */
  endWith(ending: Ending): void {
    this.#lifecycle.endWith(ending)
  }

  /** The runtime's side: the server is shutting down. */
  goAway(): void {
    this.#lifecycle.goAway()
  }

  /** The runtime's side: the connection is over. */
  end(info: CloseInfo): void {
    this.#lifecycle.end(info)
    this.#pings?.end(new ConnectionClosedError(info))
  }

  /** One reader at a time, for wait() and for the iterator: `wrap` is what it gets to see. */
  #next<T>(wrap: (message: Message | null) => T, signal?: AbortSignal): Promise<T> {
    if (this.#inbox.isAwaited) {
      return Promise.reject(new Error('Cannot wait: this socket is being waited on already'))
    }
    if (signal?.aborted) return Promise.reject(signal.reason)
    const message = this.#inbox.take()
    if (message !== undefined) return Promise.resolve(wrap(message))
    if (this.#lifecycle.isReceiving) return this.#inbox.wait(wrap, signal)
    this.#lifecycle.handlerIsTold()
    return Promise.resolve(wrap(null))
  }
}

const itself = (message: Message | null): Message | null => message

const finished: IteratorReturnResult<undefined> = { done: true, value: undefined }

const iteratorResult = (message: Message | null): IteratorResult<Message, undefined> =>
  message === null ? finished : { done: false, value: message }
