// How an answer that takes its time hears that its client has gone.

import type { Context } from 'hono'
import { runtimeOf } from './runtime.ts'

/**
 * Calls back when the client of this request has gone; gives the function that calls it off. Where the
 * runtime has no way of its own it is the signal of the Request.
 */
export function onClientGone(c: Context, callback: () => void): () => void {
  const runtime = runtimeOf(c)
  if (runtime?.onClientGone !== undefined) return runtime.onClientGone(c, callback)
  const { signal } = c.req.raw
  if (signal.aborted) callback()
  signal.addEventListener('abort', callback)
  return () => signal.removeEventListener('abort', callback)
}
