// Polling: asks once an interval, whether there is something new or not.
import { now } from '../measure/clock-offset.js'
import { pause } from '../measure/run.js'
import { ask } from './ask.js'

/** @type {import('../measure/run.js').Transport} */
export const poll = async (work) => {
  const { interval, tally, offset, signal } = work
  let due = now()
  while (!signal.aborted && !tally.isComplete) {
    const sentAt = now()
    const { time } = await ask(`/clock?interval=${interval}`, work)
    offset.asked(time + interval, sentAt)
    due = Math.max(due + interval, now() - interval)
    if (!tally.isComplete) await pause(due - now(), signal)
  }
}
