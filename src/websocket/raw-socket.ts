// The seam to a runtime, by shape and not by class: what a session asks of the socket under it.

import type { WSContext } from 'hono/ws'

/**
 * A socket that a session can write to. With `bufferedAmount`, `send()` must call `flushed`
 * once the message has left, or has no way to leave any more.
 */
export interface RawSocket {
  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void
  close(code: number, reason: string): void
  /** Bytes handed to `send()` that the network has not taken yet. */
  readonly bufferedAmount?: number
  /** Stops reading, so that TCP slows the sender down. */
  pause?(): void
  resume?(): void
}

/** A socket with backpressure both ways that hands out its messages itself: `ws` is one. */
export interface PausableSocket extends RawSocket {
  readonly bufferedAmount: number
  pause(): void
  resume(): void
  on(event: 'message', listener: (data: Uint8Array, isBinary: boolean) => void): unknown
  /** The server is shutting down: a socket that never emits this is as good. */
  on(event: 'goingAway', listener: () => void): unknown
}

/** The runtime's own socket where it has backpressure, else null: then `WSContext` has to do. */
export function pausableSocket(ws: WSContext<unknown>): PausableSocket | null {
  const raw = ws.raw
  return isPausable(raw) ? raw : null
}

/** Any runtime's socket, with no backpressure, through the context that Hono's adapters give it. */
export function plainSocket(ws: WSContext<unknown>): RawSocket {
  return {
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
  }
}

function isPausable(raw: unknown): raw is PausableSocket {
  if (typeof raw !== 'object' || raw === null) return false
  const socket: Partial<Record<keyof PausableSocket, unknown>> = raw
  return (
    typeof socket.bufferedAmount === 'number' &&
    typeof socket.pause === 'function' &&
    typeof socket.resume === 'function' &&
    typeof socket.send === 'function' &&
    typeof socket.on === 'function'
  )
}
