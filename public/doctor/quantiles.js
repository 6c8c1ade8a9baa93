// Figures out of many measurements.
import { sentence } from './finding.js'

/** @import { Sentence } from './finding.js' */

/** Of the sorted values, the one that this part of them does not exceed; NaN of none. @type {(values: readonly number[], part: number) => number} */
const quantile = (values, part) => {
  const sorted = values.toSorted((one, other) => one - other)
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

/** @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5)

/** @typedef {{ p50: number, p99: number, max: number }} Summary of times in milliseconds */

/** @type {(times: readonly number[]) => Summary} */
export const summaryOf = (times) => ({
  p50: quantile(times, 0.5),
  p99: quantile(times, 0.99),
  max: quantile(times, 1),
})

/** @type {(summary: Summary) => Sentence} */
export const textOf = ({ p50, p99, max }) =>
  sentence('times', { p50: p50.toFixed(1), p99: p99.toFixed(1), max: max.toFixed(1) })
