// Polling: the client asks, the latest tick is the answer, and the connection knows nothing more.

import type { Context } from 'hono'
import type { Clock } from './clock.ts'
import type { ClockEnv } from './parameters.ts'
import { describe, tickAt } from './ticks.ts'

export function sayTick(clock: Clock) {
  return function sayTick(c: Context<ClockEnv>): Response {
    const { interval } = c.var.parameters
    return c.json(describe(tickAt(clock.now(), interval), interval))
  }
}
