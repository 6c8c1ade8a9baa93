// One WebSocket as a conversation to be read from top to bottom: a handler asks for the next message
// when it wants one, and what arrives meanwhile waits in a bounded queue. dwebsocket's WebSocket, on
// web-standard types. What it promises is in session-interface.ts; here is when it is over, and why.

import type { CloseInfo, Ending, RawSocket } from '../adapter/raw-socket.ts'
import { CloseCode, checkClose } from './close-code.ts'
import { Inbox } from './inbox.ts'
import type { Limits } from './limits.ts'
import { isLargerThan, type Message, type Sendable, toMessage } from './message.ts'
import { Outbox } from './outbox.ts'
import { Outcome } from './outcome.ts'
import type { WaitOptions, WebSocketSession } from './session-interface.ts'
import { readableOf, writableOf } from './streams.ts'
import { goneSocket, type Wire } from './wire.ts'

const notSent = Promise.resolve(false)

/**
 * - `open`: messages come and go.
 * - `ending`: the client sends nothing more; what is queued is read and answered.
 * - `told`: the handler knows that nothing more comes, and may still send.
 * - `closing`: the close frame is on its way.
 * - `closed`: the connection is over.
 */
type State = 'open' | 'ending' | 'told' | 'closing' | 'closed'

export class Session implements WebSocketSession {
  protocol: string
  readonly #limits: Limits
  readonly #wire: Wire
  readonly #inbox: Inbox
  readonly #outbox: Outbox
  readonly #outcome = new Outcome()
  #state: State = 'open'
  #ending: Ending | null = null
  #drainTimer: ReturnType<typeof setTimeout> | undefined
  /** Too much is queued, on a socket that cannot pause: the handler has this turn left to read it. */
  #isTurnOfGrace = false
  #readable: ReadableStream<Message> | null = null
  #writable: WritableStream<Message> | null = null

  constructor(socket: RawSocket, protocol: string, limits: Limits) {
    this.protocol = protocol
    this.#limits = limits
    this.#wire = { socket }
    const high = { messages: limits.queueMessages, bytes: limits.queueBytes }
    this.#inbox = new Inbox(this.#wire, high)
    this.#outbox = new Outbox(this.#wire, limits)
  }

  wait({ signal }: WaitOptions = {}): Promise<Message | null> {
    return this.#next(itself, signal)
  }

  read<F = null>(fallback: F = null as F): Message | F {
    const message = this.#inbox.take()
    if (message === undefined) this.#handlerIsTold()
    return message ?? fallback
  }

  countMessages(): number {
    const { length } = this.#inbox
    if (length === 0) this.#handlerIsTold()
    return length
  }

  hasMessages(): boolean {
    return this.countMessages() > 0
  }

  discard(): void {
    this.#inbox.discard()
    if (this.#state === 'ending') this.answerEnding()
  }

  send(message: Sendable): Promise<boolean> {
    let data: Message
    try {
      data = toMessage(message)
    } catch (error) {
      return Promise.reject(error)
    }
    if (this.#state === 'closing' || this.#state === 'closed') return notSent
    const room = this.#outbox.send(data, this.#inbox.length > 0)
    if (room !== null) return room
    this.#close(CloseCode.tryAgainLater, 'Messages are read slower than they are sent')
    return notSent
  }

  hasRoom(): boolean {
    return this.#outbox.hasRoom
  }

  get bufferedAmount(): number {
    return this.#outbox.bufferedAmount
  }

  close(code?: number, reason?: string): void {
    if (code !== undefined || reason !== undefined) {
      checkClose(code ?? CloseCode.normal, reason ?? '')
    }
    const byDefault = this.#ending ?? { code: CloseCode.normal, reason: '' }
    this.#close(code ?? byDefault.code, reason ?? (code === undefined ? byDefault.reason : ''))
  }

  terminate(): void {
    const { socket } = this.#wire
    if (socket.terminate === undefined) this.close()
    else socket.terminate()
  }

  isClosed(): boolean {
    return this.#state !== 'open' && this.#state !== 'ending'
  }

  get closed(): Promise<CloseInfo> {
    return this.#outcome.closed
  }

  get signal(): AbortSignal {
    return this.#outcome.signal
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

  /** The runtime's side: a message came in. */
  receive(message: Message): void {
    if (this.#state !== 'open') return
    if (isLargerThan(message, this.#limits.maxMessageBytes)) {
      this.endWith({ code: CloseCode.messageTooBig, reason: 'Message too big' })
    } else if (!this.#inbox.put(message)) this.#endUnlessRead()
  }

  /**
   * The runtime's side: the client sends nothing more. The close is answered when what came before is
   * answered, after `limits.drainMs` at the latest.
   */
  endWith(ending: Ending): void {
    if (this.#state === 'closing' || this.#state === 'closed') return
    this.#drainTimer ??= setTimeout(answerEnding, this.#limits.drainMs, this)
    this.#end(ending)
  }

  /** The runtime's side: the server is shutting down, and has a deadline of its own. */
  goAway(): void {
    if (this.#state === 'open') this.#end({ code: CloseCode.goingAway, reason: '' })
  }

  /** The runtime's side: the connection is over. */
  end(info: CloseInfo): void {
    if (this.#state === 'closed') return
    this.#stop('closed')
    this.#wire.socket = goneSocket
    this.#outcome.end(info)
  }

  /** One reader at a time, for wait() and for the iterator: `wrap` is what it gets to see. */
  #next<T>(wrap: (message: Message | null) => T, signal?: AbortSignal): Promise<T> {
    if (this.#inbox.isAwaited) {
      return Promise.reject(new Error('Cannot wait: this socket is being waited on already'))
    }
    if (signal?.aborted) return Promise.reject(signal.reason)
    const message = this.#inbox.take()
    if (message !== undefined) return Promise.resolve(wrap(message))
    if (this.#state === 'open') return this.#inbox.wait(wrap, signal)
    this.#handlerIsTold()
    return Promise.resolve(wrap(null))
  }

  /** With 1008, where the socket cannot be paused. */
  #endUnlessRead(): void {
    if (this.#isTurnOfGrace) return
    this.#isTurnOfGrace = true
    // A turn later: one read from the network can hold more than the mark, and a runtime deliver it
    // faster than promises settle. A handler that reads is given the time to.
    setTimeout(() => {
      this.#isTurnOfGrace = false
      if (this.#state !== 'open' || !this.#inbox.isOverfull) return
      const reason = 'Messages come faster than they are read'
      this.endWith({ code: CloseCode.policyViolation, reason })
    })
  }

  #end(ending: Ending): void {
    this.#ending = ending
    if (this.#state !== 'open') return
    this.#state = 'ending'
    if (this.#inbox.end()) this.#handlerIsTold()
    else if (this.#inbox.length === 0 && !this.#inbox.hasUnanswered) this.answerEnding()
  }

  /** It has asked, and nothing more comes. Answers may be on their way, so the close waits until it returns. */
  #handlerIsTold(): void {
    if (this.#state !== 'ending' || this.#ending === null) return
    this.#state = 'told'
    const { code, reason, info } = this.#ending
    this.#outcome.tell(info ?? { code, reason, wasClean: true })
  }

  /** The client's close is answered now, whatever the handler does. */
  answerEnding(): void {
    if (this.#ending !== null) this.#close(this.#ending.code, this.#ending.reason)
  }

  #close(code: number, reason: string): void {
    if (this.#state === 'closing' || this.#state === 'closed') return
    this.#stop('closing')
    this.#wire.socket.close(code, reason)
  }

  /** Nothing more comes or goes: whoever waits for a message or for room is told. */
  #stop(state: 'closing' | 'closed'): void {
    this.#state = state
    clearTimeout(this.#drainTimer)
    this.#inbox.end()
    this.#outbox.end()
  }
}

// One function for all sessions instead of one for each.
function answerEnding(session: Session): void {
  session.answerEnding()
}

const itself = (message: Message | null): Message | null => message

const finished: IteratorReturnResult<undefined> = { done: true, value: undefined }

const iteratorResult = (message: Message | null): IteratorResult<Message, undefined> =>
  message === null ? finished : { done: false, value: message }
