// How a server tells the answers it is still sending that it stops: as an AbortSignal in the
// environment of each request, so that a stream ends by itself and the app knows no runtime. Where
// none is given (Workers stop without a word) a stream goes on until its client leaves.

import type { Context } from 'hono'

// A registered symbol, so that two copies of this module in one program still meet.
const binding = Symbol.for('edge-echo.shutdownSignal')

/** Adds the server's signal to the environment of one request, which is then given to `app.fetch`. */
export function provideShutdownSignal<E extends object>(env: E, signal: AbortSignal): E {
  const bound = env as Record<symbol, AbortSignal>
  bound[binding] = signal
  return env
}

/** What the runtime of this request put there, or undefined. */
export function shutdownSignalOf(c: Context): AbortSignal | undefined {
  const env: Record<symbol, AbortSignal | undefined> = c.env ?? {}
  return env[binding]
}
