// The server's end of a WebSocket on a runtime that tells how much it buffers and answers a close by
// itself: what is alike on all of those. A subclass knows the runtime's own socket and when it has drained.

import { WSContext, type WSEvents } from 'hono/ws'
import type { NativeSocket, SocketEvents } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'

export abstract class ServedSocket implements NativeSocket {
  readonly #events: WSEvents<unknown>
  readonly #context: WSContext<unknown>
  readonly #listeners: Partial<SocketEvents> = {}
  #flushed: (() => void)[] = []

  constructor(events: WSEvents<unknown>, protocol: string) {
    this.#events = events
    this.#context = new WSContext<unknown>({
      raw: this,
      protocol,
      readyState: 1,
      send: (message) => this.send(typeof message === 'string' ? message : new Uint8Array(message)),
      close: (code = CloseCode.normal, reason = '') => this.close(code, reason),
    })
  }

  abstract readonly bufferedAmount: number
  abstract send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void
  abstract close(code: number, reason: string): void

  /** `ending` is never emitted: these platforms answer a close by themselves. */
  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    this.#listeners[event] = listener
  }

  /** The connection is open: the conversation begins. */
  opened(): void {
    this.#events.onOpen?.(new Event('open'), this.#context)
  }

  received(data: string | Uint8Array): void {
    this.#listeners.message?.(data, typeof data !== 'string')
  }

  ponged(payload: string): void {
    this.#listeners.pong?.(payload)
  }

  /** The connection is over. */
  ended(code: number, reason: string): void {
    this.drained()
    this.#events.onClose?.(new CloseEvent('close', { code, reason }), this.#context)
  }

  /** The server is shutting down. */
  goAway(): void {
    this.#listeners.goingAway?.()
  }

  /** Keeps `flushed` until nothing is buffered any more. */
  protected whenDrained(flushed: () => void): void {
    this.#flushed.push(flushed)
  }

  /** Nothing is buffered, or nothing can leave any more. */
  protected drained(): void {
    for (const flushed of this.#flushed.splice(0)) flushed()
  }
}
