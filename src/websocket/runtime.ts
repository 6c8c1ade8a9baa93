// How a runtime and the handlers meet. The runtime puts its `upgradeWebSocket` into the environment
// of each request (`c.env`, the place for what a runtime provides), so that one app module runs on
// all of them, and under a test, without being told which.

import type { Context } from 'hono'
import type { UpgradeWebSocket } from 'hono/ws'

// A registered symbol, so that two copies of this module in one program still meet.
const binding = Symbol.for('edge-echo.upgradeWebSocket')

/** The environment of a request plus the runtime's `upgradeWebSocket`, to be given to `app.fetch`. */
export function withUpgradeWebSocket<E extends object>(
  env: E | undefined,
  upgradeWebSocket: UpgradeWebSocket<unknown>,
): E {
  return { ...env, [binding]: upgradeWebSocket } as unknown as E
}

/** What the runtime of this request put there, or undefined. */
export function upgradeWebSocketOf(c: Context): UpgradeWebSocket<unknown> | undefined {
  const env: Record<symbol, UpgradeWebSocket<unknown> | undefined> = c.env ?? {}
  return env[binding]
}
