// Sends what was recorded again, in the Worker: with its times, faster, or each message as soon as the
// answers in front of it are there.
import { pause } from './repetition.js'

/** @import { Connection } from './connection.js' */
/** @import { Data } from './pending-echoes.js' */

/**
 * @typedef {object} Step
 * @property {Data} data
 * @property {number} afterMs since the one before, or since the connection opened
 * @property {number} answers how many messages had come by then
 */
/** @typedef {number | 'answers'} Pace how many times as fast; or when the answers are there */
/** @typedef {Pick<Connection, 'opening' | 'send' | 'watch'>} Playable */

/** A server that leaves an answer out must not stop the rest. */
const longestWaitMs = 2000

/** @type {(connection: Playable) => { until: (count: number, ms: number, signal: AbortSignal) => Promise<void>, stop: () => void }} */
const countAnswers = (connection) => {
  let count = 0
  let look = () => {}
  const stop = connection.watch((data) => {
    count += data === null ? Infinity : 1
    look()
  })
  return {
    stop,
    until: (wanted, ms, signal) => {
      if (count >= wanted) return Promise.resolve()
      const enough = new AbortController()
      look = () => {
        if (count >= wanted) enough.abort()
      }
      return pause(ms, AbortSignal.any([signal, enough.signal]))
    },
  }
}

/**
 * Ends when all is sent, the connection is over, or the signal says so.
 * @param {Playable} connection
 * @param {Step[]} steps
 * @param {{ pace: Pace, signal: AbortSignal, now?: () => number }} options
 */
export async function* playSteps(
  connection,
  steps,
  { pace, signal, now = () => performance.now() },
) {
  if (!(await connection.opening())) return
  const answers = countAnswers(connection)
  try {
    // Each time is counted from the first, so that delays do not add up.
    let due = now()
    for (const [at, { data, afterMs, answers: wanted }] of steps.entries()) {
      if (pace === 'answers') await answers.until(wanted, longestWaitMs, signal)
      else {
        due += afterMs / pace
        if (due > now()) await pause(due - now(), signal)
      }
      if (signal.aborted || !connection.send(data)) return
      yield at + 1
    }
  } finally {
    answers.stop()
  }
}
