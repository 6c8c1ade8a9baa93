// Sends N times at an interval, or without one as fast as the browser gets rid of it.

const batch = 200
const mostWaitingBytes = 1 << 20

/** @param {number} ms @param {AbortSignal} signal */
const pause = (ms, signal) =>
  new Promise((resolve) => {
    setTimeout(resolve, ms)
    signal.addEventListener('abort', resolve)
  })

/** @typedef {{ send: () => boolean | Promise<boolean>, waitingBytes: () => number }} Work */

/** When `send` is false the run ends. @param {Work} work @param {{ count: number, intervalMs: number, signal: AbortSignal }} plan */
export async function* repeat({ send, waitingBytes }, { count, intervalMs, signal }) {
  for (let done = 1; done <= count && !signal.aborted; done += 1) {
    const sent = send()
    if (!(sent === true || (await sent))) return
    yield done
    if (done < count && (intervalMs || done % batch === 0)) await pause(intervalMs, signal)
    while (waitingBytes() > mostWaitingBytes && !signal.aborted) await pause(10, signal)
  }
}
