// An answer that takes its time has two reasons to end early: its client goes away, or the server
// shuts down. Both are one signal here, so that no transport forgets one of them.

import type { Context } from 'hono'
import { onShutdown } from '../../library/websocket/adapter/shutdown-signal.ts'

/** Runs `work` with a controller that is aborted when there is nobody left to answer. */
export async function withEnding<T>(
  c: Context,
  work: (ending: AbortController) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const end = () => ending.abort()
  const { signal } = c.req.raw
  if (signal.aborted) end()
  signal.addEventListener('abort', end)
  const stayed = onShutdown(c, end)
  try {
    return await work(ending)
  } finally {
    stayed()
    signal.removeEventListener('abort', end)
  }
}
