// An answer that takes its time has two reasons to end early: its client goes away, or the server
// shuts down. Both are one signal here, so that no transport forgets one of them.

import type { Context } from 'hono'
import { onClientGone } from '../../library/websocket/adapter/client-gone.ts'
import { onShutdown } from '../../library/websocket/adapter/shutdown-signal.ts'

/** Runs `work` with a controller that is aborted when there is nobody left to answer. */
export async function withEnding<T>(
  c: Context,
  work: (ending: AbortController) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const callOff = onEnding(c, () => ending.abort())
  try {
    return await work(ending)
  } finally {
    callOff()
  }
}

/** Calls back for either reason; gives the function that calls it off. */
export function onEnding(c: Context, end: () => void): () => void {
  const stayed = onClientGone(c, end)
  const goesOn = onShutdown(c, end)
  return () => {
    stayed()
    goesOn()
  }
}
