// The seam to a runtime, by shape and not by class: what a session asks of the socket under it.

import type { SharedMessage } from './shared-message.ts'

/** A socket that a session can write to. What a runtime cannot do is left out. */
export interface RawSocket {
  /**
   * Sends a message. A socket with `bufferedAmount` calls `flushed` once the message has left, or can
   * no longer leave.
   */
  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void
  /**
   * Sends a message that another one is expected to follow in this turn of the event loop. It may be
   * held until then, and no longer than to the end of the turn.
   */
  sendMore?(message: string | Uint8Array<ArrayBuffer>): void
  /** Sends a message that goes to many sockets. It may be held as by `sendMore()`. */
  sendShared?(shared: SharedMessage): void
  /**
   * Sends a close frame, behind all messages. 1005 stands for one without a code; with 1006 the
   * connection is ended without one, also behind all messages. Until the answer comes a socket may go
   * on delivering messages.
   */
  close(code: number, reason: string): void
  /** Ends the connection at once. */
  terminate?(): void
  /** Sends a ping, whose pong is told by the event `pong`. RFC 6455, 5.5.2 */
  ping?(payload: string): void
  /** Bytes given to `send()` that the network has not taken yet. */
  readonly bufferedAmount?: number
  /**
   * Stops reading, so that TCP slows the sender down. Called again for each message that the handler
   * takes meanwhile, which tells a slow handler from one that hangs.
   */
  pause?(): void
  resume?(): void
}

/** How a connection ended. */
export interface CloseInfo {
  /** The close code; 1005 when the close frame held none, 1006 when there was no close frame. */
  code: number
  /** The reason in the close frame, often empty. */
  reason: string
  /** Whether the connection ended with a close frame. */
  wasClean: boolean
}

/** The end of what a client sends, and how it is to be answered once the handler is through. */
export interface Ending {
  /** The close frame to send, as for `RawSocket.close()`. */
  code: number
  reason: string
  /** What `closed` tells of it. Default: the code and the reason, as a clean close. */
  info?: CloseInfo
}

/**
 * A socket that delivers its messages itself: `ws` is one. Text comes as a string, or as its bytes with
 * `isBinary` false.
 */
export interface NativeSocket extends RawSocket {
  /** Sets the one listener of that event. */
  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): unknown
}

/** What a raw socket tells, event by event. */
export interface SocketEvents {
  message: MessageListener
  /**
   * The client sends nothing more: it has sent a close frame, broken the protocol, or ended its side
   * of the connection. The session calls `close()` once what came before is answered. A socket that
   * answers by itself does not emit it.
   */
  ending: (ending: Ending) => void
  /** A pong has come in. */
  pong: (payload: string) => void
  /** The server is shutting down. */
  goingAway: () => void
}

/** Gets what came, and whether it is binary. */
export type MessageListener = (data: string | Uint8Array, isBinary: boolean) => void
