// From a tally to the figures that are compared, and from those to a table.

/** @import { ClockOffset } from './clock-offset.js' */
/** @import { Tally } from './tally.js' */

/** @type {(sorted: number[], share: number) => number | null} the nearest rank; null for no value */
export const percentile = (sorted, share) => sorted[Math.ceil(sorted.length * share) - 1] ?? null

/**
 * @param {Tally} tally
 * @param {ClockOffset} offset
 * @param {{ at: number, through: number }} moment the time, and the last tick that is due
 */
export const figuresOf = (tally, offset, { at, through }) => {
  const { arrivals, plan, requests, headerBytes, bodyBytes } = tally
  const delays = Array.from(
    arrivals,
    ([tick, arrival]) => arrival + offset.ms - tick * plan.interval,
  )
  delays.sort((one, other) => one - other)
  return {
    ticks: arrivals.size,
    missed: tally.missed(through),
    requests,
    headerBytes,
    bodyBytes,
    bytesPerTick: arrivals.size ? (headerBytes + bodyBytes) / arrivals.size : null,
    p50: percentile(delays, 0.5),
    p99: percentile(delays, 0.99),
    open: tally.openOnAverage(at),
  }
}

/** @typedef {ReturnType<typeof figuresOf>} Figures */

/** @param {number | null} ms */
export const formatDelay = (ms) => (ms === null ? '–' : `${ms.toFixed(ms < 100 ? 1 : 0)} ms`)

/** @param {number} value */
const formatCount = (value) => Math.round(value).toLocaleString('en')

/** @type {(figures: Figures) => string[]} in the order of the table's columns */
export const cellsOf = (figures) => [
  formatCount(figures.ticks),
  formatCount(figures.missed),
  formatCount(figures.requests),
  formatCount(figures.headerBytes),
  formatCount(figures.bodyBytes),
  figures.bytesPerTick === null ? '–' : formatCount(figures.bytesPerTick),
  formatDelay(figures.p50),
  formatDelay(figures.p99),
  figures.open.toFixed(2),
]

/** @type {(heads: string[], rows: string[][]) => string} figures to the right, as they are compared */
export const toMarkdown = (heads, rows) => {
  const rule = heads.map((_, column) => (column ? '---:' : '---'))
  return [heads, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}
