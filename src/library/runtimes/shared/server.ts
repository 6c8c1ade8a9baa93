// A server that runs, and its end.

/** A server that listens. */
export interface RunningServer {
  /** Where it listens, as a URL to open. */
  readonly url: string
  /**
   * Stops accepting, answers what has been received, closes each connection with 1001, and resolves
   * when all are gone and what `c.executionCtx.waitUntil()` was given is done, after `shutdownSeconds` at
   * the latest.
   */
  close(): Promise<void>
}

/** Waits until all is over, but no longer than that; whether it was in time. */
export async function within(seconds: number, over: Promise<unknown>): Promise<boolean> {
  let deadline: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<boolean>((resolve) => {
    deadline = setTimeout(resolve, seconds * 1000, false)
  })
  const isOver = await Promise.race([over.then(() => true), late])
  clearTimeout(deadline)
  return isOver
}
