// What a handler sees of its WebSocket: the whole contract of the library in one place.

/// <reference lib="esnext.disposable" preserve="true" />

import type { CloseInfo } from '../adapter/raw-socket.ts'
import type { Message, Sendable } from './message.ts'

/** How long to wait. */
export interface WaitOptions {
  /** Gives up waiting: the wait rejects with the signal's reason, and no message is lost. */
  signal?: AbortSignal
}

/**
 * One WebSocket, pulled from instead of listened to. Messages are delivered in order, each once. When
 * the client closes, the messages in front of the close are delivered first, what the handler sends in
 * answer still goes out, and then the close is answered: when the handler returns, or after
 * `limits.drainMs`.
 *
 * @example
 * ```ts
 * for await (const message of socket) await socket.send(message)
 * ```
 */
export interface WebSocketSession extends AsyncIterable<Message>, AsyncDisposable {
  /**
   * The next message; `null` once the connection is closed and the queue is drained, and for nothing
   * else: `''` is a message. Rejects with the signal's reason when it is aborted, and the message that
   * would have come is the next one; rejects with an Error when another wait() or iteration is pending.
   */
  wait(options?: WaitOptions): Promise<Message | null>

  /** The next message if one is queued, else `fallback` (default `null`). Never blocks. */
  read<F = null>(fallback?: F): Message | F

  /**
   * Waits until a message is queued and resolves with true, or with false once the connection is closed
   * and the queue is drained. Takes nothing, and any number may wait. Rejects with the signal's reason
   * when it is aborted: in a loop that also waits for something else, abort what is not needed any more,
   * since each call stays pending until the next message.
   *
   * @example
   * ```ts
   * const signal = AbortSignal.timeout(1000)
   * const isReady = await socket.ready({ signal }).catch(() => false)
   * ```
   */
  ready(options?: WaitOptions): Promise<boolean>

  /** How many messages are queued. */
  countMessages(): number

  /** Whether a message is queued, so that `read()` or `wait()` gives it at once. */
  hasMessages(): boolean

  /**
   * Reads and drops what comes in from now on, and what is queued: for a handler that only sends, which
   * would otherwise be paused by a client that speaks, and not hear of its close.
   */
  discard(): void

  /**
   * Sends text as a text message and bytes as a binary message. Resolves with true when there is room
   * to send more: while at most `limits.sendBytes` are buffered, at once. Awaiting it is backpressure;
   * on a runtime that does not tell how much is buffered (Workers) it always resolves at once. Resolves
   * with false, and sends nothing, when the connection is closed. Rejects with a TypeError for anything
   * that is neither text nor bytes.
   *
   * A handler that does not await is closed with 1013 when more than `limits.unsentBytes` are buffered.
   *
   * Bytes are handed over, not copied: leave them as they are afterwards.
   */
  send(message: Sendable): Promise<boolean>

  /** Whether there is room to send more: false while a `send()` is pending. */
  hasRoom(): boolean

  /** Bytes sent that the network has not taken yet; 0 where the runtime does not tell. */
  readonly bufferedAmount: number

  /**
   * Sends a ping and resolves with the milliseconds until its pong. The pong is heard only while the
   * connection is read from: not while the handler leaves more queued than `limits` allow. Rejects with an
   * Error on a runtime that cannot (Workers, `deno serve`, browsers), and with a `ConnectionClosedError`
   * when the connection ends first. RFC 6455, 5.5.2
   */
  ping(): Promise<number>

  /**
   * Starts the closing handshake, or answers the client's, and wakes whoever waits. What is queued can
   * still be read; what arrives later is dropped. Does nothing when closed already.
   *
   * @param code 1000 to 1003, 1007 to 1014 or 3000 to 4999, or what `closed` tells: 1005 sends a close
   * frame without a code, and 1006 ends the connection without one, behind what is buffered. Default:
   * the client's where the client has closed first, else 1000. RFC 6455, 7.4
   * @param reason at most 123 bytes of UTF-8; default empty. RFC 6455, 5.5
   * @throws RangeError for any other code, or a longer reason
   */
  close(code?: number, reason?: string): void

  /**
   * Sends the close frame and nothing behind it, as `close()`, but goes on receiving: what the peer sends
   * in front of its answer can still be read, and `null` comes with the answer, for which Node waits 30
   * seconds. For a proxy, and for whoever wants the answers to all that it has sent. Where the platform
   * drops what comes behind its own close frame (browsers, Bun, Workers, `deno serve`) nothing more is
   * received.
   *
   * @param code as for `close()`
   * @param reason as for `close()`
   * @throws RangeError as `close()`
   */
  closeWrite(code?: number, reason?: string): void

  /** Ends the connection at once, without a closing handshake where the runtime can. */
  terminate(): void

  /** Whether the conversation is over: this side has closed, `null` was delivered, or the connection is lost. */
  isClosed(): boolean

  /**
   * Resolves with how the conversation ended: when the connection is over, or when the client has closed
   * and the handler has been told that no message follows. Never rejects.
   */
  readonly closed: Promise<CloseInfo>

  /**
   * Aborted when the connection is over: for fetches, timers and loops that only send. Its reason is a
   * `ConnectionClosedError`.
   */
  readonly signal: AbortSignal

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

  /**
   * Closes with 1000, or the client's code, and waits for the end of the connection: for `await using`.
   */
  [Symbol.asyncDispose](): Promise<void>
}
