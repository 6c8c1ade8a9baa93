// A raw socket that a test plays the network for: it notes what a session does to it, and delivers
// and flushes when it is told to.

import type { RawSocket } from '../../src/library/websocket/adapter/raw-socket.ts'

/** A socket without backpressure, as Workers has. */
export class PlainSocket implements RawSocket {
  readonly sent: (string | Uint8Array)[] = []
  readonly closes: { code: number; reason: string }[] = []

  send(message: string | Uint8Array): void {
    this.sent.push(message)
  }

  close(code: number, reason: string): void {
    this.closes.push({ code, reason })
  }
}

/** A socket with backpressure both ways, as `ws` has. */
export class BackpressureSocket extends PlainSocket {
  bufferedAmount = 0
  isPaused = false
  pauses = 0
  #flushes: (() => void)[] = []

  override send(message: string | Uint8Array, flushed?: () => void): void {
    super.send(message)
    this.bufferedAmount += message.length
    if (flushed !== undefined) this.#flushes.push(flushed)
  }

  pause(): void {
    this.isPaused = true
    this.pauses += 1
  }

  resume(): void {
    this.isPaused = false
  }

  /** The network takes all there is, or all but so many bytes. */
  flush(left = 0): void {
    this.bufferedAmount = left
    for (const flushed of this.#flushes.splice(0)) flushed()
  }
}
