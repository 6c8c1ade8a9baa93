// Long polling: `?after=N` is answered when tick N + 1 happens, or at once when it has happened.
// Asking again with what came goes from tick to tick without a gap, even for a slow client.

import type { MiddlewareHandler } from 'hono'
import type { Clock } from './clock.ts'
import { withEnding } from './ending.ts'
import type { ClockEnv } from './parameters.ts'
import { TickSequence } from './tick-sequence.ts'

export function holdTick(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function holdTick(c, next) {
    const { interval, after } = c.var.parameters
    if (after === null) return next()
    const ticks = new TickSequence(clock, { interval, after })
    const tick = await withEnding(c, ({ signal }) => ticks.arrival(signal))
    if (tick !== null) return c.json(tick)
    return c.text('The server shuts down: ask again\n', 503, {
      'Retry-After': '1',
      Connection: 'close',
    })
  }
}
