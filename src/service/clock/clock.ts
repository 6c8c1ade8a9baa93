// The time and its timers, as an interface: a test brings its own, moves it by hand, and counts the
// timers that are left.

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once, `delayMs` from now; gives the function that calls it off. */
  schedule(callback: () => void, delayMs: number): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, delayMs)
    return () => clearTimeout(timer)
  },
}

/**
 * Calls back when the clock shows `time`, at once if it does, and not a moment earlier; gives the
 * function that calls it off.
 */
export function at(clock: Clock, time: number, callback: () => void): () => void {
  let cancel = () => {}
  const look = () => {
    // A timer may fire a millisecond before the clock gets there.
    const delayMs = time - clock.now()
    if (delayMs > 0) cancel = clock.schedule(look, delayMs)
    else callback()
  }
  look()
  return () => cancel()
}

/** Resolves with true when the clock shows `time`, or with false as soon as `signal` is aborted. */
export function until(clock: Clock, time: number, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const abort = () => {
      cancel()
      resolve(false)
    }
    signal.addEventListener('abort', abort, { once: true })
    const cancel = at(clock, time, () => {
      signal.removeEventListener('abort', abort)
      resolve(true)
    })
  })
}
