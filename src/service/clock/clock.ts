// The time and its timers, as an interface: a test brings its own, moves it by hand, and counts the
// timers that are left. There are two times: that of day, which may be set forward and back at any
// moment, and the one that only goes on, by which durations are measured.

import { steadyTime } from './steady-time.ts'

export interface Clock {
  /** The time of day: milliseconds since 1970. */
  now(): number
  /** Milliseconds since some moment. They never go back, whatever the time of day does. */
  elapsed(): number
  /** Calls back once, `delayMs` from now; gives the function that calls it off. */
  schedule(callback: () => void, delayMs: number): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: steadyTime(() => performance.now()),
  schedule(callback, delayMs) {
    const timer = setTimeout(callback, Math.ceil(delayMs))
    return () => clearTimeout(timer)
  },
}

/** What is waited for: a time of day, and for no longer than that many milliseconds. */
export interface Wait {
  time: number
  longestMs: number
}

/**
 * Calls back with true when the clock shows `time`, and not a moment earlier, or with false once
 * `longestMs` have passed: the clock may be set back meanwhile. At once if either is so; gives the
 * function that calls it off.
 */
export function at(
  clock: Clock,
  { time, longestMs }: Wait,
  callback: (isTime: boolean) => void,
): () => void {
  const end = clock.elapsed() + longestMs
  let cancel = () => {}
  const look = () => {
    // A timer may fire a millisecond before the clock gets there.
    const delayMs = Math.min(time - clock.now(), end - clock.elapsed())
    if (delayMs > 0) cancel = clock.schedule(look, delayMs)
    else callback(clock.now() >= time)
  }
  look()
  return () => cancel()
}

/** As `at`, as a promise; resolves with false as soon as `signal` is aborted, too. */
export function until(clock: Clock, wait: Wait, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const abort = () => {
      cancel()
      resolve(false)
    }
    signal.addEventListener('abort', abort, { once: true })
    const cancel = at(clock, wait, (isTime) => {
      signal.removeEventListener('abort', abort)
      resolve(isTime)
    })
  })
}

/** Resolves when that many milliseconds have passed, or as soon as `signal` is aborted. */
export async function pass(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  await until(clock, { time: Number.POSITIVE_INFINITY, longestMs: ms }, signal)
}
