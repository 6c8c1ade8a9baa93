// How a run stands at a moment, as plain data that can be drawn.
import { spanPaths, tickPaths, windowMs } from './drawing.js'
import { figuresOf } from './figures.js'

/** @import { Run } from './run.js' */

/** @template {string} Name @param {Run<Name>} run @param {number} at @param {number} through the last tick that is due */
export const snapshotOf = (run, at, through) => {
  const names = /** @type {Name[]} */ (Object.keys(run.tallies))
  const window = { from: at - windowMs(run.plan.interval), to: at, offsetMs: run.offset.ms }
  const lanes = names.map((name) => {
    const tally = run.tallies[name]
    return {
      name,
      paths: { ...spanPaths(tally.spans, window), ...tickPaths(tally, through, window) },
      figures: figuresOf(tally, run.offset, { at, through }),
      openNow: tally.openNow,
      failure: tally.failure,
    }
  })
  return { lanes, progress: run.progress(at) }
}

/** @typedef {'polling' | 'longPolling' | 'streaming' | 'websocket'} Name */
/** @typedef {ReturnType<typeof snapshotOf<Name>>} Snapshot */
