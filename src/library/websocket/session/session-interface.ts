// What a handler sees of its WebSocket: the whole contract of the library in one place.

import type { Message, Sendable } from './message.ts'

/** How a connection ended. */
export interface Closure {
  /** The close code; 1005 when the close frame held none, 1006 when there was no close frame. */
  code: number
  /** The reason in the close frame, often empty. */
  reason: string
  /** Whether both sides said goodbye. */
  wasClean: boolean
}

export interface WaitOptions {
  /** Gives up waiting: the wait rejects with the signal's reason, and no message is lost. */
  signal?: AbortSignal
}

/**
 * One WebSocket, pulled from instead of listened to. Messages are delivered in order, each once.
 * When the connection closes, what is queued is delivered first.
 *
 * @example
 * ```ts
 * for await (const message of socket) await socket.send(message)
 * ```
 */
export interface WebSocketSession extends AsyncIterable<Message> {
  /**
   * The next message; `null` once the connection is closed and the queue is drained, and for nothing
   * else: `''` is a message.
   *
   * @throws the signal's reason when it is aborted; the message that would have come is the next one
   * @throws Error at once when another wait() or iteration is waiting already
   */
  wait(options?: WaitOptions): Promise<Message | null>

  /** The next message if one is queued, else `fallback` (default `null`). Never blocks. */
  read<F = null>(fallback?: F): Message | F

  /** How many messages are queued. */
  countMessages(): number

  /** Whether a message is queued, so that `read()` or `wait()` gives it at once. */
  hasMessages(): boolean

  /**
   * Sends text as a text message and bytes as a binary message. Resolves when there is room to send
   * more: with less than `sendBytes` waiting for the network, at once. Awaiting it is backpressure;
   * on a runtime that does not tell how much is waiting (Workers) it always resolves at once. Never
   * rejects; after a close it does nothing, as in a browser.
   *
   * Bytes are handed over, not copied: leave them as they are afterwards.
   *
   * @throws TypeError at once for anything that is neither text nor bytes
   */
  send(message: Sendable): Promise<void>

  /**
   * Whether there is room to send more: false while a `send()` is held back, and so always true where
   * the runtime does not tell how much is waiting. A loop may spare itself the await where it is true.
   */
  hasRoom(): boolean

  /**
   * Starts the closing handshake and wakes whoever waits. What is queued can still be read; what
   * arrives later is dropped. Does nothing when closed already.
   *
   * @param code 1000 to 1003, 1007 to 1014 or 3000 to 4999; default 1000. RFC 6455, 7.4
   * @param reason at most 123 bytes of UTF-8; default empty. RFC 6455, 5.5
   * @throws RangeError for any other code, or a longer reason
   */
  close(code?: number, reason?: string): void

  /** Whether nothing can be sent any more: either side has closed, or the connection is lost. */
  isClosed(): boolean

  /** Resolves when the connection is over, with how it ended. Never rejects. */
  readonly closed: Promise<Closure>

  /** The subprotocol agreed on, or `''`. */
  readonly protocol: string

  /**
   * The incoming messages as a web stream, one chunk a message, read from the network only as it is
   * read from. Ends with the connection; cancelling it closes with 1000. Shares the queue with
   * `wait()`: use one of them at a time.
   */
  readonly readable: ReadableStream<Message>

  /**
   * The way out as a web stream, one message a chunk, with the backpressure of `send()`. Closing or
   * aborting it closes with 1000 or 1011. Once the connection is over it errors with a
   * `ConnectionClosedError`, so that a pipe into it ends.
   */
  readonly writable: WritableStream<Message>
}
