// The findings as text for people.

import { GROUPS } from './check.ts'
import type { Examination, Result } from './examine.ts'
import type { Verdict } from './finding.ts'

const MARKS: Record<Verdict, string> = { ok: 'ok', note: 'note', broken: 'BROKEN', skipped: '' }

/** A line for each check; below those that are not well, what it means and what to change. */
export function reportOf({ url, server, results }: Examination): string {
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
  const ends = [...leftOut(results), summaryOf(results)].join('\n')
  return [`${url}${behind}`, ...parts, ends].join('\n\n')
}

/** A line for each reason. */
function leftOut(results: Result[]): string[] {
  const skipped = results.filter(({ verdict }) => verdict === 'skipped')
  return [...new Set(skipped.map(({ value }) => value))].map((reason) => {
    const names = skipped.filter(({ value }) => value === reason).map(({ name }) => name)
    return `Not checked (${reason}): ${names.join(', ')}`
  })
}

function linesOf({ name, verdict, value, meaning, change }: Result, width: number): string[] {
  const indent = ' '.repeat(width + 12)
  const explained = [meaning, change && `To change: ${change}`].filter((text) => text !== undefined)
  return [
    `  ${MARKS[verdict].padEnd(6)}  ${name.padEnd(width)}  ${value}`,
    ...explained.map((text) => `${indent}${text}`),
  ]
}

function summaryOf(results: Result[]): string {
  const count = (verdict: Verdict) => results.filter((one) => one.verdict === verdict).length
  const seconds = results.reduce((sum, { tookMs }) => sum + tookMs, 0) / 1000
  const broken = count('broken')
  const verdict = broken === 0 ? 'Nothing is broken' : `${broken} broken`
  const notes = count('note') === 0 ? '' : `, ${count('note')} to know of`
  return `${verdict}: ${count('ok')} ok${notes}, ${count('skipped')} skipped, in ${seconds.toFixed(1)} s`
}
