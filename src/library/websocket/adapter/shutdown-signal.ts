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

/**
 * Calls back when the server of this request shuts down, at once if it does already; gives the
 * function that calls it off. Takes the same time however many answers wait.
 */
export function onShutdown(c: Context, callback: () => void): () => void {
  const signal = shutdownSignalOf(c)
  if (signal === undefined) return () => {}
  if (signal.aborted) {
    callback()
    return () => {}
  }
  // An entry of its own, since two answers may bring the same function.
  const entry = { callback }
  const waiting = waitingFor(signal)
  waiting.add(entry)
  return () => void waiting.delete(entry)
}

/** In place of a listener each: `addEventListener` compares a new one with all that are there. */
const waitingBySignal = new WeakMap<AbortSignal, Set<{ callback: () => void }>>()

function waitingFor(signal: AbortSignal): Set<{ callback: () => void }> {
  const known = waitingBySignal.get(signal)
  if (known !== undefined) return known
  const waiting = new Set<{ callback: () => void }>()
  waitingBySignal.set(signal, waiting)
  const callAll = () => {
    for (const { callback } of waiting) callback()
    waiting.clear()
  }
  signal.addEventListener('abort', callAll, { once: true })
  return waiting
}
