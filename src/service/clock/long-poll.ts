// Long polling: `?after=N` is answered when tick N + 1 happens, or at once when it has happened.
// Asking again with what came goes from tick to tick without a gap, even for a slow client.

import type { MiddlewareHandler } from 'hono'
import { type Clock, until } from './clock.ts'
import { withEnding } from './ending.ts'
import type { ClockEnv } from './parameters.ts'
import { describe, following, timeOf } from './ticks.ts'

export function holdTick(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function holdTick(c, next) {
    const { interval, after } = c.var.parameters
    if (after === null) return next()
    const tick = following(after, clock.now(), interval)
    const hasHappened = await withEnding(c, ({ signal }) =>
      until(clock, timeOf(tick, interval), signal),
    )
    if (hasHappened) return c.json(describe(tick, interval))
    return c.text('The server shuts down: ask again\n', 503, {
      'Retry-After': '1',
      Connection: 'close',
    })
  }
}
