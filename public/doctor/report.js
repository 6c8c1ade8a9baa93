// The findings as text for people.
import { GROUPS } from './check.js'

/** @import { Check } from './check.js' */
/** @import { Verdict } from './finding.js' */
/** @import { SaidFinding } from './words.js' */

/** @typedef {SaidFinding & { name: string, group: Check['group'], tookMs: number }} SaidResult */
/**
 * @typedef {object} Examination
 * @property {string} url
 * @property {string | null} server what the server says that it is, where it is an edge-echo
 * @property {number} tookMs from the start, the first connection included, in milliseconds
 * @property {SaidResult[]} results
 * @property {true} [isStopped] whether somebody has ended it before the last check
 */

/** @type {Record<Verdict, string>} */
const MARKS = { ok: 'ok', note: 'note', broken: 'BROKEN', skipped: '' }

/** A line for each check; below those that are not well, what it means and what to change. @type {(examination: Examination) => string} */
export const reportOf = ({ url, server, tookMs, results, isStopped }) => {
  const width = Math.max(...results.map(({ name }) => name.length))
  const groups = GROUPS.map((group) => ({
    group,
    lines: results
      .filter((result) => result.group === group && result.verdict !== 'skipped')
      .flatMap((one) => linesOf(one, width)),
  }))
  const parts = groups
    .filter(({ lines }) => lines.length > 0)
    .map(({ group, lines }) => [group, ...lines].join('\n'))
  const behind = server === null ? '' : ` (edge-echo on ${server})`
  const stopped = isStopped ? ['Stopped before the last check.'] : []
  const ends = [...leftOut(results), ...stopped, summaryOf(results, tookMs)].join('\n')
  return [`${url}${behind}`, ...parts, ends].join('\n\n')
}

/** A line for each reason. @param {SaidResult[]} results */
const leftOut = (results) => {
  const skipped = results.filter(({ verdict }) => verdict === 'skipped')
  return [...new Set(skipped.map(({ value }) => value))].map((reason) => {
    const names = skipped.filter(({ value }) => value === reason).map(({ name }) => name)
    return `Not checked (${reason}): ${names.join(', ')}`
  })
}

/** @type {(result: SaidResult, width: number) => string[]} */
const linesOf = ({ name, verdict, value, meaning, change }, width) => {
  const indent = ' '.repeat(width + 12)
  const explained = [meaning, change && `To change: ${change}`].filter((text) => text !== undefined)
  return [
    `  ${MARKS[verdict].padEnd(6)}  ${name.padEnd(width)}  ${value}`,
    ...explained.map((text) => `${indent}${text}`),
  ]
}

/** @type {(results: SaidResult[], tookMs: number) => string} */
const summaryOf = (results, tookMs) => {
  const count = (/** @type {Verdict} */ verdict) =>
    results.filter((one) => one.verdict === verdict).length
  const broken = count('broken')
  const verdict = broken === 0 ? 'Nothing is broken' : `${broken} broken`
  const notes = count('note') === 0 ? '' : `, ${count('note')} to know of`
  return `${verdict}: ${count('ok')} ok${notes}, ${count('skipped')} skipped, in ${(tookMs / 1000).toFixed(1)} s`
}
