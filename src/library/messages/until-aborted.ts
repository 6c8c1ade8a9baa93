// Waiting with a signal for what goes on by itself.

/** Rejects with the reason of the signal; what was waited for goes on. */
export function untilAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(signal.reason)
    signal.addEventListener('abort', giveUp, { once: true })
    void promise.then(() => {
      signal.removeEventListener('abort', giveUp)
      resolve()
    })
  })
}
