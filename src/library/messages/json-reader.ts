// Reads the messages of a session one by one, each validated before the next is taken, and no faster than
// they are asked for.

import { CloseCode } from '../websocket/session/close-code.ts'
import type { Message } from '../websocket/session/message.ts'
import type { WaitOptions, WebSocketSession } from '../websocket/session/session-interface.ts'
import { closeReason } from './close-reason.ts'
import { type Decoded, type DecoderOptions, decode } from './decoder.ts'
import { Head, type Outcome } from './head.ts'
import type { JsonMessages, JsonMessagesOptions } from './messages-interface.ts'
import type { Issue, StandardSchema } from './standard-schema.ts'
import { untilAborted } from './until-aborted.ts'

export class JsonReader implements JsonMessages<unknown, unknown> {
  readonly socket: WebSocketSession
  readonly #decoder: DecoderOptions
  readonly #onInvalid: JsonMessagesOptions['onInvalid']
  readonly #head = new Head<unknown>((message) => this.#examine(message))
  /** A message that was not valid has ended it. */
  #hasFailed = false
  #isAwaited = false

  constructor(
    socket: WebSocketSession,
    schema: StandardSchema | undefined,
    { onInvalid, allowBinary = false }: JsonMessagesOptions,
  ) {
    this.socket = socket
    this.#decoder = { schema, allowBinary }
    this.#onInvalid = onInvalid
  }

  async wait({ signal }: WaitOptions = {}): Promise<unknown> {
    return (await this.#next(signal))?.value ?? null
  }

  read<F = null>(fallback: F = null as F): unknown {
    while (!this.#hasFailed) {
      const taken = this.#head.take()
      if (taken !== undefined) return taken.value
      if (!this.#readAhead()) break
    }
    return fallback
  }

  async ready({ signal }: WaitOptions = {}): Promise<boolean> {
    for (;;) {
      signal?.throwIfAborted()
      if (this.#head.isReady) return true
      if (this.#hasFailed) return false
      if (this.#head.examined !== null) {
        await untilAborted(this.#head.examined, signal)
        continue
      }
      if (!(await this.socket.ready({ signal }))) return this.#head.isReady
      this.#readAhead()
    }
  }

  async send(message: unknown): Promise<boolean> {
    if (this.#decoder.allowBinary && message instanceof Uint8Array) return this.socket.send(message)
    const json: string | undefined = JSON.stringify(message)
    if (json === undefined) throw new TypeError(`Cannot send: JSON has no ${typeof message}`)
    return this.socket.send(json)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<unknown, undefined> {
    for (;;) {
      const next = await this.#next()
      if (next === undefined) return
      yield next.value
    }
  }

  /** One reader at a time, as with a session. */
  async #next(signal?: AbortSignal): Promise<{ value: unknown } | undefined> {
    if (this.#isAwaited) throw new Error('Cannot wait: this socket is being waited on already')
    signal?.throwIfAborted()
    this.#isAwaited = true
    try {
      return await this.#pull(signal)
    } finally {
      this.#isAwaited = false
    }
  }

  async #pull(signal?: AbortSignal): Promise<{ value: unknown } | undefined> {
    for (;;) {
      const taken = this.#head.take()
      if (taken !== undefined || this.#hasFailed) return taken
      if (this.#head.examined !== null) {
        await untilAborted(this.#head.examined, signal)
        continue
      }
      const message = await this.socket.wait({ signal })
      if (message === null) return undefined
      this.#head.put(message)
    }
  }

  /** Returns whether there was a message. What somebody waits for is in front of what is queued. */
  #readAhead(): boolean {
    const message = this.#head.isFree && !this.#isAwaited ? this.socket.read() : null
    if (message !== null) this.#head.put(message)
    return message !== null
  }

  #examine(message: Message): Outcome<unknown> | Promise<Outcome<unknown>> {
    const judge = (decoded: Decoded<unknown>) =>
      'value' in decoded ? decoded : this.#refuse(message, decoded.issues)
    const decoded = decode<unknown>(message, this.#decoder)
    return decoded instanceof Promise ? decoded.then(judge) : judge(decoded)
  }

  /** Skips the message, or ends what is read. */
  #refuse(message: Message, issues: readonly Issue[]): undefined | Promise<undefined> {
    const reason = closeReason(issues)
    if (this.#onInvalid === undefined) {
      this.#hasFailed = true
      this.socket.close(CloseCode.invalidPayload, reason)
      return undefined
    }
    const answered = this.#onInvalid({ message, issues, reason }, this.socket)
    return answered instanceof Promise ? answered.then(() => undefined) : undefined
  }
}
