// Long polling: asks for the tick behind the last one, and the server answers when it happens.
import { ask } from './ask.js'

/** @type {import('../measure/run.js').Transport} */
export const longPoll = async (work) => {
  const { interval, tally, signal } = work
  while (!signal.aborted && !tally.isComplete) {
    await ask(`/clock?interval=${interval}&after=${tally.latest}`, work)
  }
}
