// The short tables of a report, between two marks of docs/performance-tables.md and of README.md.

import { inWords } from './machine.ts'
import { digits, table, withError } from './markdown.ts'
import type { PeerId } from './peers.ts'
import type { Report, Row, ScenarioReport } from './report.ts'

const MARKS = { begin: '<!-- bench: written by it -->', end: '<!-- bench: end -->' } as const

/** The page with the tables of this report in place of those that it has. */
export function intoTables(page: string, report: Report): string {
  return between(page, [besideBase(report), onRuntimes(report), `${inWords(report.machine)}\n`])
}

/** What the README shows: neither limits nor round trips, nor what is held against something else than bare ws. */
export function intoReadme(page: string, report: Report): string {
  const lines = report.scenarios.flatMap(({ title, unit, rows }) => {
    const ours = find(rows, 'ours')
    if (ours?.base !== 'ws' || title.includes('round trip')) return []
    const figures = (['ws', 'nodeWs', 'ours'] as const).map((id) => cell(find(rows, id), unit))
    return [[title, ...figures, withError(ours)]]
  })
  const columns = [
    'on Node',
    'bare `ws`',
    "Hono's helper, by `node-ws`",
    'edge-echo',
    'beside `ws`',
  ]
  return between(page, [table(columns, lines), `${inWords(report.machine)}\n`])
}

function between(page: string, tables: readonly string[]): string {
  const begin = page.indexOf(MARKS.begin)
  const end = page.indexOf(MARKS.end)
  if (begin < 0 || end < begin) throw new Error(`The page has no ${MARKS.begin} … ${MARKS.end}`)
  return [page.slice(0, begin + MARKS.begin.length), ...tables, page.slice(end)].join('\n')
}

/** Ours on Node beside what it is held against. */
function besideBase({ scenarios }: Report): string {
  const lines = scenarios.flatMap(({ title, unit, rows }) => {
    const ours = find(rows, 'ours') ?? find(rows, 'oursRoom')
    const base = rows.find(({ id }) => id === ours?.base)
    if (ours === undefined || base === undefined) return []
    const name = base.id === 'ws' ? '' : ` (${base.peer})`
    const limit = ours.limit === null ? '' : ours.limit.toFixed(2)
    const theirs = `${cell(base, unit)}${name}`
    return [[title, theirs, cell(ours, unit), withError(ours), limit]]
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

function cell(row: Row | undefined, unit: ScenarioReport['unit']): string {
  if (row === undefined) return ''
  return unit === 'bytes' ? `${(row.median / 1024).toFixed(1)} KiB` : `${digits(row.median)} µs`
}
