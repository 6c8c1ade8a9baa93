// One WebSocket as a conversation to be read from top to bottom: a handler asks for the next message
// when it wants one, and what arrives meanwhile waits in a bounded queue. dwebsocket's WebSocket, on
// web-standard types. What it promises is in session-interface.ts; here is when it is over, and why.

import type { RawSocket } from '../adapter/raw-socket.ts'
import { CloseCode, checkClose } from './close-code.ts'
import { type Deferred, deferred } from './deferred.ts'
import { Inbox } from './inbox.ts'
import type { Limits } from './limits.ts'
import { isLargerThan, type Message, type Sendable, toMessage } from './message.ts'
import { Outbox } from './outbox.ts'
import type { Closure, WaitOptions, WebSocketSession } from './session-interface.ts'
import { readableOf, writableOf } from './streams.ts'

const done = Promise.resolve()

/** In place of a socket that is gone, so that a handler that hangs keeps only its session alive. */
const goneSocket: RawSocket = Object.freeze({ send() {}, close() {} })

export class Session implements WebSocketSession {
  protocol: string
  readonly #maxMessageBytes: number
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  #socket: RawSocket
  /** `leaving`: the conversation is over, but its close code is not known for this one turn. */
  #state: 'open' | 'leaving' | 'closing' | 'closed' = 'open'
  /** Too much is queued, on a socket that cannot pause: the handler has this turn left to read it. */
  #isTurnOfGrace = false
  /** The server is shutting down: the queue is still served, and then it is over. */
  #isGoingAway = false
  #closure: Closure | null = null
  #closed: Deferred<Closure> | null = null
  #readable: ReadableStream<Message> | null = null
  #writable: WritableStream<Message> | null = null

  constructor(socket: RawSocket, protocol: string, limits: Limits) {
    this.protocol = protocol
    this.#socket = socket
    this.#maxMessageBytes = limits.maxMessageBytes
    this.#inbox = new Inbox(socket, { messages: limits.queueMessages, bytes: limits.queueBytes })
    this.#outbox = new Outbox(socket, limits.sendBytes)
  }

  wait({ signal }: WaitOptions = {}): Promise<Message | null> {
    return this.#next(itself, signal)
  }

  read<F = null>(fallback: F = null as F): Message | F {
    return this.#inbox.take() ?? fallback
  }

  countMessages(): number {
    return this.#inbox.length
  }

  hasMessages(): boolean {
    return this.#inbox.length > 0
  }

  send(message: Sendable): Promise<void> {
    const data = toMessage(message)
    if (this.#state !== 'open') return done
    return this.#outbox.send(data)
  }

  hasRoom(): boolean {
    return this.#outbox.hasRoom
  }

  close(code: number = CloseCode.normal, reason = ''): void {
    checkClose(code, reason)
    if (this.#state === 'closing' || this.#state === 'closed') return
    this.#state = 'closing'
    this.#wake()
    this.#socket.close(code, reason)
  }

  isClosed(): boolean {
    return this.#state !== 'open'
  }

  get closed(): Promise<Closure> {
    if (this.#closure !== null) return Promise.resolve(this.#closure)
    this.#closed ??= deferred()
    return this.#closed.promise
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

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#leave()
    return Promise.resolve(finished)
  }

  /** The runtime's side: the session began before its connection was open; now it is. */
  moveTo(socket: RawSocket, protocol: string): void {
    this.#socket = socket
    this.protocol = protocol
    this.#inbox.moveTo(socket)
    this.#outbox.moveTo(socket)
  }

  /** The runtime's side: a message came in. */
  receive(message: Message): void {
    // As in a browser, nothing is delivered once close() was called.
    if (this.#state !== 'open' || this.#isGoingAway) return
    if (isLargerThan(message, this.#maxMessageBytes)) {
      this.close(CloseCode.messageTooBig, 'Message too big')
      return
    }
    if (!this.#inbox.put(message)) this.#closeUnlessRead()
  }

  /** The runtime's side: close with 1001 once the handler has read what is queued. */
  goAway(): void {
    this.#isGoingAway = true
    if (this.#inbox.isAwaited) this.close(CloseCode.goingAway)
  }

  /** The runtime's side: the connection is over. */
  end(closure: Closure): void {
    if (this.#state === 'closed') return
    this.#state = 'closed'
    this.#closure = closure
    this.#socket = goneSocket
    this.#inbox.moveTo(goneSocket)
    this.#outbox.moveTo(goneSocket)
    this.#wake()
    this.#closed?.resolve(closure)
  }

  /** One reader at a time, for wait() and for the iterator: `wrap` is what it gets to see. */
  #next<T>(wrap: (message: Message | null) => T, signal?: AbortSignal): Promise<T> {
    if (this.#inbox.isAwaited) {
      throw new Error('Cannot wait: this socket is being waited on already')
    }
    if (signal?.aborted) return Promise.reject(signal.reason)
    const message = this.#inbox.take()
    if (message !== undefined) return Promise.resolve(wrap(message))
    if (this.#isGoingAway) this.close(CloseCode.goingAway)
    if (this.#state !== 'open') return Promise.resolve(wrap(null))
    return this.#inbox.wait(wrap, signal)
  }

  /** With 1008, where the sender cannot be held back. */
  #closeUnlessRead(): void {
    if (this.#isTurnOfGrace) return
    this.#isTurnOfGrace = true
    // A turn later: one read from the network can hold more than the mark, and a runtime hand it out
    // faster than promises settle. A handler that reads is given the time to.
    setTimeout(() => {
      this.#isTurnOfGrace = false
      if (!this.#inbox.isOverfull) return
      this.close(CloseCode.policyViolation, 'Messages come faster than they are read')
    })
  }

  /** Nothing more will come or go: whoever waits for a message or for room is told. */
  #wake(): void {
    this.#inbox.end()
    this.#outbox.release()
  }

  /**
   * `for await` was left. An iterator cannot tell `break` from a throw, and the latter has to close
   * with 1011: so what ends the handler in this turn decides, else it is 1000.
   */
  #leave(): void {
    if (this.#state !== 'open') return
    this.#state = 'leaving'
    this.#wake()
    setTimeout(() => this.close())
  }
}

const itself = (message: Message | null): Message | null => message

const finished: IteratorReturnResult<undefined> = { done: true, value: undefined }

const iteratorResult = (message: Message | null): IteratorResult<Message, undefined> =>
  message === null ? finished : { done: false, value: message }
