// What a session, its inbox and its outbox share: the one socket under them.

import type { RawSocket } from '../adapter/raw-socket.ts'

export interface Wire {
  socket: RawSocket
}

/** In place of a socket that is gone, so that a handler that hangs keeps only its session alive. */
export const goneSocket: RawSocket = Object.freeze({ send() {}, close() {} })
