// How a server tells the answers it is still sending that it stops, so that a stream ends by itself and
// the app knows no runtime. Where the runtime tells nothing (Workers stop without a word) a stream goes
// on until its client leaves.

import type { Context } from 'hono'
import { runtimeOf } from './runtime.ts'

/**
 * Aborted when the server of this request shuts down: for streams, long polls and whatever else would
 * hold the shutdown up. On a runtime that stops without a word (Workers) it is never aborted.
 *
 * @example
 * ```ts
 * app.get('/feed', (c) => c.body(feed({ signal: shutdownSignal(c) })))
 * ```
 */
export function shutdownSignal(c: Context): AbortSignal {
  return runtimeOf(c)?.shutdownSignal ?? new AbortController().signal
}

/**
 * Calls back when the server of this request shuts down, at once if it does already; gives the
 * function that calls it off. Takes the same time however many answers wait.
 */
export function onShutdown(c: Context, callback: () => void): () => void {
  const signal = runtimeOf(c)?.shutdownSignal
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
