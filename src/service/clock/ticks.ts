// Ticks are arithmetic: tick n of an interval happens n intervals after 1970 began, on every server
// alike. So nothing is kept between two requests, a client may go on at another server, and whoever
// is late is caught up from the numbers alone.

/** What every transport carries, as JSON. */
export interface Tick {
  tick: number
  /** When the tick happens, in milliseconds since 1970. */
  time: number
}

/**
 * How many ticks a client can be behind and still get each of them. What is older is skipped: it
 * bounds the burst, and no queue has to be held, since a tick can be computed at any time.
 */
export const REPLAY_TICKS = 100

/** The latest tick that has happened at `time`. */
export function tickAt(time: number, interval: number): number {
  return Math.floor(time / interval)
}

export function timeOf(tick: number, interval: number): number {
  return tick * interval
}

export function describe(tick: number, interval: number): Tick {
  return { tick, time: timeOf(tick, interval) }
}

/** The tick to deliver behind `after`: the next one, or the oldest that is still replayed. */
export function following(after: number, time: number, interval: number): number {
  return Math.max(after + 1, tickAt(time, interval) - REPLAY_TICKS + 1)
}
