// A run: all transports at the same time, for the same ticks, until each has come to the last one.
// Nothing here knows a browser, so that the command line runs the same with transports of its own.
import { ClockOffset, now } from './clock-offset.js'
import { Tally } from './tally.js'

/** @import { Tick } from './tally.js' */
/** @typedef {{ interval: number, tally: Tally, offset: ClockOffset, signal: AbortSignal }} Work */
/** @typedef {(work: Work) => Promise<void>} Transport goes on behind `tally.latest` when run again */

/** How long a transport that failed waits before it tries again. */
const retryMs = 1000

/** @type {(ms: number, signal: AbortSignal) => Promise<void>} shorter when the signal is aborted */
export const pause = (ms, signal) =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, signal.aborted ? 0 : ms)
    signal.addEventListener('abort', done)
  })

/** @param {Transport} transport @param {Work} work */
const persist = async (transport, work) => {
  const { tally, signal } = work
  while (!signal.aborted && !tally.isComplete) {
    try {
      await transport(work)
      tally.failure = ''
    } catch (error) {
      if (signal.aborted) return
      tally.failure = String(error)
    }
    if (!tally.isComplete) await pause(retryMs, signal)
  }
}

/** @template {string} Name */
export class Run {
  offset = new ClockOffset()
  #stop = new AbortController()

  /**
   * @param {Tick} latest the tick that the server has just told
   * @param {{ interval: number, seconds: number }} length
   * @param {Record<Name, Transport>} transports
   */
  constructor(latest, { interval, seconds }, transports) {
    this.startedAt = now()
    this.latest = latest.tick
    const count = Math.max(1, Math.round((seconds * 1000) / interval))
    this.plan = { interval, first: latest.tick + 1, last: latest.tick + count }
    const names = /** @type {Name[]} */ (Object.keys(transports))
    this.tallies = /** @type {Record<Name, Tally>} */ ({})
    for (const name of names) this.tallies[name] = new Tally(this.plan)
    this.finished = this.#finish(names.map((name) => this.#start(transports[name], name)))
  }

  stop() {
    this.#stop.abort()
  }

  /** @param {number} at the last tick that every transport can have got by then */
  through(at) {
    return this.latest + Math.floor((at - this.startedAt) / this.plan.interval) - 1
  }

  /** @param {number} at from 0 to 1 */
  progress(at) {
    const { interval, first, last } = this.plan
    return Math.min(1, (at - this.startedAt) / (interval * (last - first + 1)))
  }

  /** @param {Transport} transport @param {Name} name */
  #start(transport, name) {
    const { offset, plan, tallies } = this
    const work = {
      interval: plan.interval,
      tally: tallies[name],
      offset,
      signal: this.#stop.signal,
    }
    return persist(transport, work)
  }

  /** @param {Promise<void>[]} transports @returns the last tick that is counted */
  async #finish(transports) {
    const { interval, first, last } = this.plan
    // Polling sees the last tick an interval late at worst.
    const deadline = pause((last - first + 2) * interval + retryMs, this.#stop.signal)
    const wasCut = await Promise.race([
      Promise.all(transports).then(() => this.#stop.signal.aborted),
      deadline.then(() => this.#stop.signal.aborted),
    ])
    this.stop()
    await Promise.all(transports)
    return wasCut ? Math.min(last, this.through(now())) : last
  }
}
