// What a session, its inbox and its outbox share: the one socket under them, and who is told of what
// happens on it.

import type { CloseInfo, RawSocket } from '../adapter/raw-socket.ts'
import type { Message } from './message.ts'

export interface Wire {
  socket: RawSocket
  /** Null where nobody wants to know. */
  tracer: Tracer | null
}

/** Who is told what happens on a connection. */
export interface Tracer {
  received(data: string | Uint8Array, isBinary: boolean): void
  sent(message: Message): void
  paused(): void
  resumed(): void
  closed(info: CloseInfo): void
  /** The handler threw. */
  failed(error: unknown): void
}

/** In place of a socket that is gone, so that a handler that hangs keeps only its session alive. */
export const goneSocket: RawSocket = Object.freeze({ send() {}, close() {} })
