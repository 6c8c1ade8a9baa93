// A time limit for one step of a check.

/**
 * Aborted with `signal`, or after `ms` milliseconds with a TimeoutError. Node 20 collects the timeout of
 * `AbortSignal.any([signal, AbortSignal.timeout(ms)])` as garbage, and never aborts it; a timer stays.
 * @type {(signal: AbortSignal, ms: number) => AbortSignal}
 */
export const limited = (signal, ms) => {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`not within ${ms} ms`, 'TimeoutError'))
  }, ms)
  const follow = () => {
    clearTimeout(timer)
    controller.abort(signal.reason)
  }
  if (signal.aborted) follow()
  else signal.addEventListener('abort', follow, { once: true })
  return controller.signal
}
