// When a session is over, and with which code: from the end of what the client sends to the end of the
// connection.

import type { CloseInfo, Ending } from '../adapter/raw-socket.ts'
import { CloseCode } from './close-code.ts'
import type { Inbox } from './inbox.ts'
import type { Outbox } from './outbox.ts'
import { Outcome } from './outcome.ts'
import { goneSocket, type Wire } from './wire.ts'

/**
 * - `open`: messages come and go.
 * - `ending`: the client sends nothing more; what is queued is read and answered.
 * - `told`: the handler knows that nothing more comes, and may still send.
 * - `closingWrite`: the close frame is on its way, and messages come in until it is answered.
 * - `closing`: the close frame is on its way, and nothing more is received.
 * - `closed`: the connection is over.
 */
type State = 'open' | 'ending' | 'told' | 'closingWrite' | 'closing' | 'closed'

/** What of a session an end concerns. */
export interface Parts {
  wire: Wire
  inbox: Inbox
  outbox: Outbox
}

export class Lifecycle {
  readonly outcome = new Outcome()
  readonly #parts: Parts
  readonly #drainMs: number
  #state: State = 'open'
  #ending: Ending | null = null
  #drainTimer: ReturnType<typeof setTimeout> | undefined
  /** Too much is queued, on a socket that cannot pause: the handler has this turn left to read it. */
  #isTurnOfGrace = false

  /** @param drainMs what the handler has to answer what came before the client's close */
  constructor(parts: Parts, drainMs: number) {
    this.#parts = parts
    this.#drainMs = drainMs
  }

  /** Messages come in. */
  get isReceiving(): boolean {
    return this.#state === 'open' || this.#state === 'closingWrite'
  }

  /** Messages go out. */
  get canSend(): boolean {
    return this.#state === 'open' || this.#state === 'ending' || this.#state === 'told'
  }

  /** This side has closed, or knows that the other has. */
  get isOver(): boolean {
    return this.#state !== 'open' && this.#state !== 'ending'
  }

  /** What the client has closed with, or null. */
  get ending(): Ending | null {
    return this.#ending
  }

  close(code: number, reason: string): void {
    const hasSaidSo = this.#state === 'closingWrite'
    if (!this.canSend && !hasSaidSo) return
    this.#stop('closing')
    if (!hasSaidSo) this.#parts.wire.socket.close(code, reason)
  }

  /** Nothing more comes or goes; the end of the connection is about to be told. */
  terminate(): void {
    if (this.#state !== 'closed') this.#stop('closing')
  }

  /** Sends the close frame, and goes on receiving where there is something to come. */
  closeWrite(code: number, reason: string): void {
    if (!this.canSend) return
    if (this.#state !== 'open' || code === CloseCode.abnormal) {
      this.close(code, reason)
      return
    }
    this.#state = 'closingWrite'
    this.#parts.outbox.end()
    this.#parts.wire.socket.close(code, reason)
  }

  /**
   * The client sends nothing more. The close is answered when what came before is answered, when
   * `drainMs` have passed at the latest.
   */
  endWith(ending: Ending): void {
    if (!this.canSend) {
      this.close(ending.code, ending.reason)
      return
    }
    this.#drainTimer ??= setTimeout(answerEnding, this.#drainMs, this)
    this.#end(ending)
  }

  /** Ends with 1008 what the handler is behind with, where the socket cannot be paused. */
  endUnlessRead(): void {
    if (this.#isTurnOfGrace) return
    this.#isTurnOfGrace = true
    // A turn later: one read from the network can hold more than the mark, and a runtime deliver it
    // faster than promises settle. A handler that reads is given the time to.
    setTimeout(() => {
      this.#isTurnOfGrace = false
      if (!this.isReceiving || !this.#parts.inbox.isOverfull) return
      const reason = 'Messages come faster than they are read'
      this.endWith({ code: CloseCode.policyViolation, reason })
    })
  }

  /** The server is shutting down, and has a deadline of its own. */
  goAway(): void {
    if (this.#state === 'open') this.#end({ code: CloseCode.goingAway, reason: '' })
  }

  /** The connection is over. */
  end(info: CloseInfo): void {
    if (this.#state === 'closed') return
    this.#stop('closed')
    const { wire } = this.#parts
    wire.socket = goneSocket
    wire.tracer?.closed(info)
    this.outcome.end(info)
  }

  /** It has asked, and nothing more comes. Answers may be on their way, so the close waits until it returns. */
  handlerIsTold(): void {
    if (this.#state !== 'ending' || this.#ending === null) return
    this.#state = 'told'
    const { code, reason, info } = this.#ending
    this.outcome.tell(info ?? { code, reason, wasClean: true })
  }

  /** The client's close, if there was one, is answered now, whatever the handler does. */
  answerEnding(): void {
    if (this.#ending !== null) this.close(this.#ending.code, this.#ending.reason)
  }

  #end(ending: Ending): void {
    this.#ending = ending
    if (this.#state !== 'open') return
    this.#state = 'ending'
    const { inbox } = this.#parts
    if (inbox.end()) this.handlerIsTold()
    // What a handler took longer ago it has had the time to answer: it sends for reasons of its own.
    else if (inbox.length === 0 && !inbox.isAnswering(this.#drainMs)) this.answerEnding()
  }

  /** Nothing more comes or goes: whoever waits for a message or for room is told. */
  #stop(state: 'closing' | 'closed'): void {
    this.#state = state
    clearTimeout(this.#drainTimer)
    this.#parts.inbox.end()
    this.#parts.outbox.end()
  }
}

// One function for all sessions instead of one for each.
function answerEnding(lifecycle: Lifecycle): void {
  lifecycle.answerEnding()
}
