// Polling: the client asks, the latest tick is the answer, and the connection knows nothing more.

import type { MiddlewareHandler } from 'hono'
import type { Clock } from './clock.ts'
import type { ClockEnv } from './parameters.ts'
import { describe, tickAt } from './ticks.ts'

export function sayTick(clock: Clock): MiddlewareHandler<ClockEnv> {
  return async function sayTick(c) {
    const { interval } = c.var.parameters
    return c.json(describe(tickAt(clock.now(), interval), interval))
  }
}
