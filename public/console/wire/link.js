// The connected mode's one connection, which comes back by itself when it was lost.
import { Connection } from './connection.js'

/** @import { Events, Target } from './connection.js' */

/** With jitter, or all clients would come back to a new server at once. @param {number} attempt */
export const backoffMs = (attempt, random = Math.random()) =>
  Math.round(Math.min(30_000, 500 * 2 ** attempt) * (0.5 + random / 2))

/** A connection that stood this long was a success: the next backoff starts small. */
const steadyMs = 5000

export class Link {
  /** @type {Connection | null} */
  connection = null
  /** @type {{ attempt: number, delayMs: number } | null} */
  retry = null
  #timer = 0
  #attempt = 0

  /** @param {Events} events @param {() => boolean} wanted */
  constructor(events, wanted) {
    this.events = events
    this.wanted = wanted
  }

  /** @param {Target} target */
  connect(target, attempt = 0) {
    this.close()
    this.#attempt = attempt
    this.connection = new Connection(target, {
      onMessage: this.events.onMessage,
      onChange: (connection) => {
        if (connection === this.connection && connection.ending) this.#follow(connection)
        this.events.onChange(connection)
      },
    })
    this.events.onChange(this.connection)
  }

  /** @type {WebSocket['close']} */
  close(code, reason) {
    this.stopRetry()
    this.connection?.close(code, reason)
  }

  stopRetry() {
    clearTimeout(this.#timer)
    this.retry = null
  }

  /** @param {Connection} connection */
  #follow({ closedHere, ending, opened, lastedMs, target }) {
    const lost = opened || this.#attempt > 0
    if (closedHere || ending?.code === 1000 || !lost || !this.wanted()) return
    const before = opened && lastedMs > steadyMs ? 0 : this.#attempt
    this.retry = { attempt: before + 1, delayMs: backoffMs(before) }
    this.#timer = window.setTimeout(() => this.connect(target, before + 1), this.retry.delayMs)
  }
}
