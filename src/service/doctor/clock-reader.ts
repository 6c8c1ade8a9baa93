// The clock beside the echo, and how far behind it its ticks arrive. The clocks of both sides may
// differ: what provably comes of that is no delay.

import { ClockOffset, now } from '../../../public/transports/measure/clock-offset.js'
import { EventParser } from '../../../public/transports/measure/event-parser.js'
import type { Tick } from '../clock/ticks.ts'
import { broken, type Finding } from './finding.ts'
import { type Summary, summaryOf } from './quantiles.ts'
import type { Visit } from './visit.ts'
import { beside, plainUrl } from './way.ts'

/** What `run` finds; where the clock does not answer, that is the finding. */
export async function withClock(
  visit: Visit,
  intervalMs: number,
  run: (clock: ClockReader) => Promise<Finding>,
): Promise<Finding> {
  try {
    return await run(new ClockReader(visit, intervalMs))
  } catch (error) {
    if (!(error instanceof ClockError)) throw error
    return broken(error.message, {
      meaning: 'The clock beside the echo does not get through.',
      change: 'Let the proxy pass /clock to the same server.',
    })
  }
}

class ClockReader {
  readonly #visit: Visit
  readonly #intervalMs: number
  readonly #offset = new ClockOffset()
  readonly #arrivals: { time: number; at: number }[] = []

  constructor(visit: Visit, intervalMs: number) {
    this.#visit = visit
    this.#intervalMs = intervalMs
  }

  /** The tick that it shows. */
  async ask(): Promise<Tick> {
    const sentAt = now()
    const tick = (await (await this.#get('')).json()) as Tick
    this.#offset.asked(tick.time + this.#intervalMs, sentAt)
    return tick
  }

  /** The tick behind that one, once it happens. */
  async waitFor(after: number): Promise<Tick> {
    const tick = (await (await this.#get(`&after=${after}`)).json()) as Tick
    this.#arrived(tick)
    return tick
  }

  /** Ticks as they happen, by Server-Sent Events. */
  async *stream(signal: AbortSignal): AsyncGenerator<Tick, void> {
    const { body } = await this.#get('', { signal, accept: 'text/event-stream' })
    const parser = new EventParser()
    for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
      const ticks = parser.push(chunk)
      for (const tick of ticks) this.#arrived(tick)
      yield* ticks
    }
  }

  /** How late what was awaited has arrived, in milliseconds. */
  get delays(): Summary {
    const offset = this.#offset.ms
    return summaryOf(this.#arrivals.map(({ time, at }) => at + offset - time))
  }

  #arrived({ time }: Tick): void {
    const at = now()
    this.#offset.arrived(time, at)
    this.#arrivals.push({ time, at })
  }

  /** @throws ClockError for any answer but 200 */
  async #get(
    query: string,
    { signal = this.#visit.signal, accept = 'application/json' } = {},
  ): Promise<Response> {
    const url = plainUrl(beside(this.#visit.url, 'clock'))
    url.search = `interval=${this.#intervalMs}${query}`
    const headers = { ...this.#visit.options.headers, Accept: accept }
    const response = await fetch(url, { headers, signal })
    if (response.ok) return response
    await response.body?.cancel()
    throw new ClockError(`the clock beside the echo answered with ${response.status}`)
  }
}

class ClockError extends Error {
  override readonly name = 'ClockError'
}
