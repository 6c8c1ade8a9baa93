// The Worker in which the transports run, so that no drawing delays what they measure.
import { now } from './measure/clock-offset.js'
import { Run } from './measure/run.js'
import { snapshotOf } from './measure/snapshot.js'
import { fetchClock } from './transport/ask.js'
import { toldHead } from './transport/browser-heads.js'
import { longPoll } from './transport/long-polling.js'
import { poll } from './transport/polling.js'
import { stream } from './transport/streaming.js'
import { push } from './transport/websocket.js'

/** @import { Snapshot } from './measure/snapshot.js' */

/** @typedef {{ order: 'start', interval: number, seconds: number } | { order: 'stop' } | { order: 'show' }} Order */
/**
 * @typedef {(
 *   | { type: 'started', count: number, told: { bytes: number, protocol: string } }
 *   | { type: 'shown', snapshot: Snapshot }
 *   | { type: 'finished', count: number, counted: number, snapshot: Snapshot }
 *   | { type: 'failed', error: string }
 * )} Told
 */

const transports = { polling: poll, longPolling: longPoll, streaming: stream, websocket: push }

/** @type {Run<keyof typeof transports> | null} while it runs */
let run = null
/** From the order to start until the end of the run. */
let isBusy = false
/** Somebody may stop before the server has told its time. */
let isStopped = false

/** @param {Told} told */
const tell = (told) => postMessage(told)

/** @param {{ interval: number, seconds: number }} length */
const start = async (length) => {
  try {
    const answer = await fetchClock(`/clock?interval=${length.interval}`)
    const tick = await answer.json()
    const told = toldHead(answer.url)
    run = new Run(tick, length, transports)
    if (isStopped) run.stop()
    const { first, last } = run.plan
    const count = last - first + 1
    tell({ type: 'started', count, told })
    const counted = await run.finished
    const snapshot = snapshotOf(run, now(), counted)
    tell({ type: 'finished', count, counted: Math.max(0, counted - first + 1), snapshot })
  } catch (error) {
    tell({ type: 'failed', error: String(error) })
  }
  run = null
}

addEventListener('message', async ({ data }) => {
  const order = /** @type {Order} */ (data)
  if (order.order === 'stop') {
    isStopped = true
    run?.stop()
  } else if (order.order === 'show') {
    const at = now()
    if (run) tell({ type: 'shown', snapshot: snapshotOf(run, at, run.through(at)) })
  } else if (!isBusy) {
    isBusy = true
    isStopped = false
    await start(order)
    isBusy = false
  }
})
