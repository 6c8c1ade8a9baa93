// An answer that takes its time has two reasons to end early: its client goes away, or the server
// shuts down. Both are one signal here, so that no transport forgets one of them.

import type { Context } from 'hono'
import { shutdownSignalOf } from '../../library/websocket/adapter/shutdown-signal.ts'

/** Runs `work` with a controller that is aborted when there is nobody left to answer. */
export async function withEnding<T>(
  c: Context,
  work: (ending: AbortController) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const end = () => ending.abort()
  const signals = [c.req.raw.signal, shutdownSignalOf(c)].filter((signal) => signal !== undefined)
  for (const signal of signals) {
    if (signal.aborted) end()
    signal.addEventListener('abort', end)
  }
  try {
    return await work(ending)
  } finally {
    // The server's signal outlives the request.
    for (const signal of signals) signal.removeEventListener('abort', end)
  }
}
