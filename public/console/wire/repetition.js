// Sends N times at a rate, or without one as fast as the browser gets rid of it.

/** How many are sent before other things get a turn. */
const batch = 200
const mostBufferedBytes = 1 << 20

/** @type {(ms: number, signal: AbortSignal) => Promise<void>} */
export const pause = (ms, signal) =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const settle = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', settle)
      resolve()
    }
    const timer = setTimeout(settle, ms)
    signal.addEventListener('abort', settle)
  })

/**
 * @typedef {object} Plan
 * @property {number} count
 * @property {number} perSecond 0: as fast as it goes
 * @property {AbortSignal} signal
 */
/** @typedef {{ send: (n: number) => boolean | Promise<boolean>, bufferedBytes: () => number }} Work */

/**
 * When `send` is false the run ends. Who is behind its rate catches up, by a batch at most.
 * @param {Work} work @param {Plan} plan @param {() => number} now
 */
export async function* repetition({ send, bufferedBytes }, { count, perSecond, signal }, now) {
  let startedAt = now()
  for (let done = 1; done <= count && !signal.aborted; done += 1) {
    const sent = send(done)
    if (!(sent === true || (await sent))) return
    yield done
    if (done === count) return
    if (perSecond) {
      const due = startedAt + (done / perSecond) * 1000
      const behindMs = now() - due
      startedAt += Math.max(0, behindMs - (batch / perSecond) * 1000)
      if (behindMs < 0 || done % batch === 0) await pause(-behindMs, signal)
    } else if (done % batch === 0) await pause(0, signal)
    while (bufferedBytes() > mostBufferedBytes && !signal.aborted) await pause(10, signal)
  }
}
