// Pings that a handler sends, and the pongs that answer them. RFC 6455, 5.5.2 and 5.5.3

import type { RawSocket } from '../adapter/raw-socket.ts'

interface Pending {
  sentAt: number
  resolve(ms: number): void
  reject(reason: unknown): void
}

export class Pings {
  /** By their payload, which a pong repeats, in the order in which they were sent. */
  readonly #pending = new Map<string, Pending>()
  #count = 0

  /** Resolves with the milliseconds until its pong. */
  send(socket: RawSocket): Promise<number> {
    if (socket.ping === undefined) {
      return Promise.reject(new Error('Cannot ping: this runtime sends no pings for a handler'))
    }
    this.#count += 1
    const payload = `ping ${this.#count}`
    const answered = new Promise<number>((resolve, reject) => {
      this.#pending.set(payload, { sentAt: performance.now(), resolve, reject })
    })
    socket.ping(payload)
    return answered
  }

  /** A pong may answer all pings in front of the one that it repeats. RFC 6455, 5.5.3 */
  answered(payload: string): void {
    if (!this.#pending.has(payload)) return
    const now = performance.now()
    for (const [sent, { sentAt, resolve }] of this.#pending) {
      this.#pending.delete(sent)
      resolve(now - sentAt)
      if (sent === payload) return
    }
  }

  /** The connection is over. */
  end(reason: unknown): void {
    for (const { reject } of this.#pending.values()) reject(reason)
    this.#pending.clear()
  }
}
