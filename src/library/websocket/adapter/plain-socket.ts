// Any runtime's socket, with no backpressure, through the context that Hono's adapters give it.

import type { WSContext } from 'hono/ws'
import { CloseCode } from '../session/close-code.ts'
import type { RawSocket } from './raw-socket.ts'

/** `readyState` of a socket whose close the platform leaves to this end. */
const CLOSING = 2

export class PlainSocket implements RawSocket {
  readonly #ws: WSContext<unknown>
  #hasClosed = false
  #onClosed: () => void = () => {}

  constructor(ws: WSContext<unknown>) {
    this.#ws = ws
    askForBytes(ws.raw)
  }

  send(message: string | Uint8Array<ArrayBuffer>): void {
    this.#ws.send(message)
  }

  close(code: number, reason: string): void {
    this.#hasClosed = true
    // What stands for no code must not be sent.
    const hasCode = code !== CloseCode.noStatus && code !== CloseCode.abnormal
    if (hasCode) this.#ws.close(code, reason)
    else this.#ws.close()
    this.#onClosed()
  }

  /** Whether the client waits for its close to be answered. `onClosed` is called when it has been. */
  awaitsClose(onClosed: () => void): boolean {
    if (this.#hasClosed || this.#ws.readyState !== CLOSING) return false
    this.#onClosed = onClosed
    return true
  }
}

/** In place of a Blob, whose bytes would have to be waited for. */
function askForBytes(raw: unknown): void {
  const socket = raw as { binaryType?: string } | undefined
  // Only then: Bun has types of its own, and its adapter counts on the default.
  if (socket?.binaryType === 'blob') socket.binaryType = 'arraybuffer'
}
