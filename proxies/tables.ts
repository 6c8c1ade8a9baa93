// What was measured, as Markdown.

import type { Verdict } from '../public/doctor/finding.js'
import type { Result } from '../src/service/doctor/examine.ts'
import type { Measured } from './measure.ts'

type Column = Measured['columns'][number]

/** What most people ask for, shown although nothing is wrong with it. */
const ALWAYS = ['upgrade', 'idle', 'sse', 'server-view']

/** Of which more than that it is well is of interest; the rest would be times of one machine. */
const TOLD = ['idle', 'server-view']

const MARKS: Record<Verdict, string> = {
  ok: 'ok: ',
  note: 'note: ',
  broken: '**broken**: ',
  skipped: '',
}

/** A column for each configuration, a row for each check that found something in one of them. */
export function tableOf({ product, version, columns }: Measured): string {
  const names = columns[0]?.results.map(({ name }) => name) ?? []
  const isShown = (name: string) =>
    ALWAYS.includes(name) || columns.some((column) => isComplaint(resultOf(column, name)))
  const rows = names.filter(isShown).map((name) => {
    const cells = columns.map((column) => cellOf(resultOf(column, name)))
    return [`\`${name}\``, ...cells]
  })
  const titles = columns.map(
    ({ configuration: { title, file } }) => `[${title}](../proxies/${product.name}/${file})`,
  )
  const heads = [`${product.title} ${version}`, ...titles]
  const table = [heads, heads.map(() => '---'), ...rows]
  return [table.map(rowOf).join('\n'), 'The other checks find nothing.', ...adviceIn(columns)].join(
    '\n\n',
  )
}

/** The product's row in the table of all: what becomes of a WebSocket by its defaults. */
export function summaryRow({ product, version, columns }: Measured): string {
  const [good, bare = good] = columns
  const others = columns.slice(1)
  const opening = others.find((column) => isOk(column, 'upgrade')) ?? good
  return rowOf([
    summaryKey(product.title),
    version,
    isComplaint(resultOf(bare, 'upgrade')) ? 'refused' : 'opens',
    endOf(resultOf(opening, 'idle')),
    arrivalOf(resultOf(bare, 'sse')),
    isComplaint(resultOf(bare, 'server-view')) ? 'changed' : 'passed on',
    offersHttp2(resultOf(good, 'http2')) ? 'yes' : 'no',
  ])
}

/** The first cell of that row. */
export function summaryKey(title: string): string {
  return `[${title}](#${title.toLowerCase()})`
}

/** What the doctor says is to be changed; what it says of several columns is said once. */
function adviceIn(columns: readonly Column[]): string[] {
  const lines = columns.flatMap(({ results }) =>
    results
      .filter((result) => isComplaint(result) && result.change !== undefined)
      .map(({ name, meaning, change }) => `- \`${name}\`: ${meaning} ${change}`),
  )
  const said = [...new Set(lines.map(withoutPorts))]
  return said.length === 0 ? [] : ['What the doctor says of it:', said.join('\n')]
}

function cellOf(result: Result | undefined): string {
  if (result === undefined || result.verdict === 'skipped') return '–'
  if (result.verdict === 'ok' && !TOLD.includes(result.name)) return 'ok'
  return withoutPorts(`${MARKS[result.verdict]}${result.value}`).replaceAll('|', '\\|')
}

/** Those of single connections differ from run to run. */
function withoutPorts(text: string): string {
  return text.replace(/(127\.0\.0\.1):(?!8080\b|3000\b)\d+/g, '$1')
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function resultOf(column: Column | undefined, wanted: string): Result | undefined {
  return column?.results.find(({ name }) => name === wanted)
}

function isOk(column: Column, name: string): boolean {
  return resultOf(column, name)?.verdict === 'ok'
}

function isComplaint(result: Result | undefined): boolean {
  return result?.verdict === 'broken' || result?.verdict === 'note'
}

interface IdleFigures {
  probes: { heartbeat: number | null; end: { after: number } | null }[]
}

function endOf(idle: Result | undefined): string {
  const { probes = [] } = (idle?.figures ?? {}) as Partial<IdleFigures>
  const silent = probes.find(({ heartbeat }) => heartbeat === null)
  if (silent === undefined) return ''
  return silent.end === null ? (idle?.value ?? '') : `ends after ${silent.end.after.toFixed(0)} s`
}

function arrivalOf(sse: Result | undefined): string {
  if (!isComplaint(sse)) return 'one by one'
  const { events = 0 } = (sse?.figures ?? {}) as { events?: number }
  return events === 0 ? 'held back' : 'in lumps'
}

function offersHttp2(http2: Result | undefined): boolean {
  const { extendedConnect } = (http2?.figures ?? {}) as { extendedConnect?: boolean }
  return extendedConnect === true
}
