// What the project's README shows of a report: two short tables, between two marks.

import { inWords } from './machine.ts'
import { digits, table, withError } from './markdown.ts'
import type { PeerId } from './peers.ts'
import type { Report, Row, ScenarioReport } from './report.ts'

const MARKS = { begin: '<!-- bench: written by it -->', end: '<!-- bench: end -->' } as const

/** The README with the tables of this report in place of those that it has. */
export function intoReadme(readme: string, report: Report): string {
  const begin = readme.indexOf(MARKS.begin)
  const end = readme.indexOf(MARKS.end)
  if (begin < 0 || end < begin) throw new Error(`The README has no ${MARKS.begin} … ${MARKS.end}`)
  const tables = [besideBase(report), onRuntimes(report), `${inWords(report.machine)}\n`]
  return [readme.slice(0, begin + MARKS.begin.length), ...tables, readme.slice(end)].join('\n')
}

/** Ours on Node beside what it is held against. */
function besideBase({ scenarios }: Report): string {
  const lines = scenarios.flatMap(({ title, unit, rows }) => {
    const ours = find(rows, 'ours')
    const base = rows.find(({ id }) => id === ours?.base)
    if (ours === undefined || base === undefined) return []
    const name = base.id === 'ws' ? '' : ` (${base.peer})`
    const limit = ours.limit === null ? '' : ours.limit.toFixed(2)
    const [theirs, own] = [`${figure(base.median, unit)}${name}`, figure(ours.median, unit)]
    return [[title, theirs, own, withError(ours), limit]]
  })
  return table(['on Node', 'bare `ws`', 'edge-echo', 'ratio', 'at most'], lines)
}

const ownEchoes = [
  ['Deno', 'oursOnDeno'],
  ['Bun', 'oursOnBun'],
  ['workerd', 'oursOnWorkerd'],
] as const

/** Ours on the other runtimes, as a ratio to the runtime's own echo. */
function onRuntimes({ scenarios }: Report): string {
  const run = scenarios.filter(({ rows }) => find(rows, 'oursOnDeno') !== undefined)
  const lines = ownEchoes.map(([name, id]) => [name, ...run.map(({ rows }) => ownRatio(rows, id))])
  return table(['ratio to its own echo', ...run.map(({ title }) => title)], lines)
}

function ownRatio(rows: readonly Row[], id: PeerId): string {
  const row = find(rows, id)
  return row === undefined ? '' : withError(row)
}

function find(rows: readonly Row[], id: PeerId): Row | undefined {
  return rows.find((row) => row.id === id)
}

function figure(median: number, unit: ScenarioReport['unit']): string {
  if (unit === 'bytes') return `${(median / 1024).toFixed(1)} KiB`
  return `${digits(median)} µs`
}
