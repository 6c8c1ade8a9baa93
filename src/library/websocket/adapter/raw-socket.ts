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
  /** The handler waits: what was held back, so that more could leave with it, leaves now. */
  flush?(): void
  /** Stops reading, so that TCP slows the sender down. */
  pause?(): void
  resume?(): void
}

/**
 * A socket that hands out its messages itself: `ws` is one, which has backpressure both ways too. Text
 * comes as a string, or as its bytes with `isBinary` false.
 */
export interface NativeSocket extends RawSocket {
  on(event: 'message', listener: MessageListener): unknown
  /** The server is shutting down. A socket that never emits it is as good. */
  on(event: 'goingAway', listener: () => void): unknown
}

export type SocketEvent = 'message' | 'goingAway'

export type MessageListener = (data: string | Uint8Array, isBinary: boolean) => void

/** One with backpressure both ways. */
export interface PausableSocket extends NativeSocket {
  readonly bufferedAmount: number
  pause(): void
  resume(): void
}

/** The runtime's own socket where it can do without `WSContext`, else null. */
export function nativeSocket(ws: WSContext<unknown>): NativeSocket | null {
  const raw = ws.raw
  return isNative(raw) ? raw : null
}

/** Any runtime's socket, with no backpressure, through the context that Hono's adapters give it. */
export function plainSocket(ws: WSContext<unknown>): RawSocket {
  return {
    send: (message) => ws.send(message),
    close: (code, reason) => ws.close(code, reason),
  }
}

function isNative(raw: unknown): raw is NativeSocket {
  if (typeof raw !== 'object' || raw === null) return false
  const socket: Partial<Record<keyof NativeSocket, unknown>> = raw
  return typeof socket.send === 'function' && typeof socket.on === 'function'
}
