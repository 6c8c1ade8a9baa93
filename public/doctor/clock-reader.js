// The clock beside the echo, and how far behind it its ticks arrive. The clocks of both sides may
// differ: what provably comes of that is no delay.
import { ClockOffset, now } from '../transports/measure/clock-offset.js'
import { EventParser } from '../transports/measure/event-parser.js'
import { Failure } from './failure.js'
import { broken, sentence } from './finding.js'
import { summaryOf } from './quantiles.js'
import { beside, plainUrl } from './way.js'

/** @import { Tick } from '../transports/measure/tally.js' */
/** @import { Visit } from './check.js' */
/** @import { Finding } from './finding.js' */
/** @import { Summary } from './quantiles.js' */

/** What `run` finds; where the clock does not answer, that is the finding. @type {(visit: Visit, intervalMs: number, run: (clock: ClockReader) => Promise<Finding>) => Promise<Finding>} */
export const withClock = async (visit, intervalMs, run) => {
  try {
    return await run(new ClockReader(visit, intervalMs))
  } catch (error) {
    if (!(error instanceof ClockError)) throw error
    return broken(error.sentence, {
      meaning: sentence('clockStays'),
      change: sentence('clockPass'),
    })
  }
}

export class ClockReader {
  #visit
  #intervalMs
  #offset = new ClockOffset()
  /** @type {{ time: number, at: number }[]} */
  #arrivals = []

  /** @param {Pick<Visit, 'url' | 'fetch' | 'signal'>} visit @param {number} intervalMs */
  constructor(visit, intervalMs) {
    this.#visit = visit
    this.#intervalMs = intervalMs
  }

  /** @returns {Promise<Tick>} the one that it shows */
  async ask() {
    const sentAt = now()
    /** @type {Tick} */
    const tick = await (await this.#get('')).json()
    this.#offset.asked(tick.time + this.#intervalMs, sentAt)
    return tick
  }

  /** The tick behind that one, once it happens. @param {number} after @returns {Promise<Tick>} */
  async waitFor(after) {
    /** @type {Tick} */
    const tick = await (await this.#get(`&after=${after}`)).json()
    this.#arrived(tick)
    return tick
  }

  /** Ticks as they happen, by Server-Sent Events. @param {AbortSignal} signal @returns {AsyncGenerator<Tick, void>} */
  async *stream(signal) {
    const { body } = await this.#get('', { signal, accept: 'text/event-stream' })
    const parser = new EventParser()
    const reader = /** @type {ReadableStream<Uint8Array>} */ (body).getReader()
    try {
      for (;;) {
        const { done, value } = await reader.read()
        if (done) return
        const ticks = parser.push(value)
        for (const tick of ticks) this.#arrived(tick)
        yield* ticks
      }
    } finally {
      // What has failed cannot be cancelled, and needs not to be.
      await reader.cancel().catch(() => {})
    }
  }

  /** How late what was awaited has arrived, in milliseconds. @returns {Summary} */
  get delays() {
    const offset = this.#offset.ms
    return summaryOf(this.#arrivals.map(({ time, at }) => at + offset - time))
  }

  /** @param {Tick} tick */
  #arrived({ time }) {
    const at = now()
    this.#offset.arrived(time, at)
    this.#arrivals.push({ time, at })
  }

  /** Throws a ClockError for any answer but 200. @param {string} query */
  async #get(query, { signal = this.#visit.signal, accept = 'application/json' } = {}) {
    const url = plainUrl(beside(this.#visit.url, 'clock'))
    url.search = `interval=${this.#intervalMs}${query}`
    const response = await this.#visit.fetch(url, { accept, signal })
    if (response.ok) return response
    await response.body?.cancel()
    throw new ClockError(sentence('clockAnswered', { status: response.status }))
  }
}

class ClockError extends Failure {}
