// A socket of `ws` as an adapter has it, where that differs from what a session asks of one.

import { CloseCode } from '../session/close-code.ts'
import type { NativeSocket, RawSocket, SocketEvents } from './raw-socket.ts'

type Used = 'bufferedAmount' | 'pause' | 'ping' | 'resume' | 'send' | 'terminate'

/** As far as it is used. */
export interface Ws extends Required<Pick<RawSocket, Used>> {
  readonly binaryType: string
  close(code?: number, reason?: string): void
  on(event: string, listener: (...args: never[]) => void): unknown
}

/** Whether it is one: the sockets of the library's own runtimes have no such property. */
export function isWs(raw: object): raw is Ws {
  return 'binaryType' in raw && 'terminate' in raw && 'pause' in raw && 'on' in raw
}

export class WsSocket implements NativeSocket {
  readonly #ws: Ws

  constructor(ws: Ws) {
    this.#ws = ws
  }

  get bufferedAmount(): number {
    return this.#ws.bufferedAmount
  }

  send(message: string | Uint8Array<ArrayBuffer>, flushed?: () => void): void {
    this.#ws.send(message, flushed)
  }

  close(code: number, reason: string): void {
    // It throws at what must not be sent.
    if (code === CloseCode.noStatus) this.#ws.close()
    else if (code === CloseCode.abnormal) this.#ws.terminate()
    else this.#ws.close(code, reason)
  }

  terminate(): void {
    this.#ws.terminate()
  }

  ping(payload: string): void {
    this.#ws.ping(payload)
  }

  pause(): void {
    this.#ws.pause()
  }

  resume(): void {
    this.#ws.resume()
  }

  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): void {
    // A pong comes as bytes.
    if (event !== 'pong') this.#ws.on(event, listener)
    else
      this.#ws.on(event, (payload: object) => (listener as SocketEvents['pong'])(String(payload)))
  }
}
