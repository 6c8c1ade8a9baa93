// What a client may ask of the clock, read and checked once for all transports: a wrong value is
// answered with a sentence, before an upgrade as with any request.

import type { MiddlewareHandler } from 'hono'
import { readQuery } from '../requests/query.ts'
import type { Clock } from './clock.ts'
import { tickAt } from './ticks.ts'

export interface Parameters {
  /** Milliseconds from tick to tick. */
  interval: number
  /** The last tick that the client has, or null when it has none. */
  after: number | null
}

/** The context of the clock's handlers. */
export interface ClockEnv {
  Variables: { parameters: Parameters }
}

/** A parameter that cannot be used as it is. Its message is a sentence for whoever sent it. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError'
}

const MIN_INTERVAL_MS = 50
const MAX_INTERVAL_MS = 60_000
const DEFAULT_INTERVAL_MS = 1000

/** Servers' clocks may differ a little, and a request is not held for longer than this. */
const MAX_AHEAD_MS = 2 * MAX_INTERVAL_MS

/** Reads the parameters for the handlers behind it, or answers 400. No answer of the clock is kept. */
export function readParameters(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function readParameters(c, next) {
    c.header('Cache-Control', 'no-store')
    try {
      const query = readQuery(c.req.url, ['interval', 'after'])
      const interval = readInterval(query.interval)
      const now = clock.now()
      // What an EventSource had when its connection was lost is more recent than its address.
      const last = readLastEventId(c.req.header('Last-Event-ID'), interval, now)
      c.set('parameters', { interval, after: last ?? readAfter(query.after, interval, now) })
    } catch (error) {
      if (error instanceof ParameterError) return c.text(`${error.message}\n`, 400)
      throw error
    }
    return next()
  }
}

/** @throws ParameterError */
function readInterval(text: string | undefined): number {
  if (text === undefined) return DEFAULT_INTERVAL_MS
  return checkInterval(/^\d+$/.test(text) ? Number(text) : null)
}

/** @throws ParameterError for anything but a whole number within the bounds */
export function checkInterval(value: unknown): number {
  if (
    typeof value !== 'number' ||
    !Number.isInteger(value) ||
    value < MIN_INTERVAL_MS ||
    value > MAX_INTERVAL_MS
  ) {
    throw new ParameterError(
      `interval is a whole number of milliseconds from ${MIN_INTERVAL_MS} to ${MAX_INTERVAL_MS}`,
    )
  }
  return value
}

/**
 * The tick, or null for what cannot be one, or is further ahead than the next: a browser sends what it
 * had before the clock was set back, and would never connect again after a 400. WHATWG HTML, 9.2.3
 */
function readLastEventId(text: string | undefined, interval: number, now: number): number | null {
  const tick = text === undefined ? null : numberOfTick(text)
  return tick === null || tick > tickAt(now, interval) + 1 ? null : tick
}

function numberOfTick(text: string): number | null {
  const tick = Number(text)
  return /^\d+$/.test(text) && Number.isSafeInteger(tick) ? tick : null
}

/** @throws ParameterError */
function readAfter(text: string | undefined, interval: number, now: number): number | null {
  if (text === undefined) return null
  const tick = numberOfTick(text)
  if (tick === null) throw new ParameterError('after is the number of a tick')
  if (tick > tickAt(now + MAX_AHEAD_MS, interval)) {
    throw new ParameterError(
      `Tick ${tick} is more than ${MAX_AHEAD_MS / 1000} seconds ahead: at this interval the latest is ${tickAt(now, interval)}`,
    )
  }
  return tick
}
