// The report as Markdown: on the terminal scenario by scenario, in a file as a whole.

import { inWords } from './machine.ts'
import type { Report, Row, ScenarioReport } from './report.ts'

export function toMarkdown({ machine, plan, scenarios }: Report): string {
  const head = '# What a message costs the server\n'
  const { starts, turns, timing, roundTrips } = plan
  const turnsOf = `${starts} starts, after each of which the servers of a runtime share ${turns} turns of ${timing.measureMs} ms`
  const ofRoundTrips = `for round trips each has ${roundTrips.rounds} of ${roundTrips.measureMs} ms`
  const error =
    'Behind ± is the standard error of a ratio, judged by how it differs from start to start.'
  const conditions = `${inWords(machine)} ${turnsOf}, ${ofRoundTrips}. ${error}\n`
  return [head, conditions, ...scenarios.map(scenarioTable)].join('\n')
}

export function scenarioTable({ title, unit, note, rows }: ScenarioReport): string {
  const lines = rows.map((row) => [
    row.isOurs ? `**${row.peer}**` : row.peer,
    digits(row.median),
    `${digits(row.min)} to ${digits(row.max)}`,
    ratioCell(row, rows),
    row.limit === null ? '' : row.limit.toFixed(2),
  ])
  const heading = `${title} (${unit}${note === null ? '' : `; ${note}`})`
  const columns = ['server', 'median', 'spread', 'ratio', 'at most']
  return `## ${heading}\n\n${table(columns, lines)}`
}

/** The first column is text, all others are figures. */
export function table(columns: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'))
  return `${[columns, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

export function digits(figure: number): string {
  return figure.toFixed(figure < 100 ? 2 : 0)
}

/** With the standard error where there is one. */
export function withError({ ratio, error }: Row): string {
  return error === null ? ratio.toFixed(2) : `${ratio.toFixed(2)} ± ${error.toFixed(2)}`
}

function ratioCell(row: Row, rows: readonly Row[]): string {
  if (row.id === row.base) return '1'
  return `${withError(row)} × ${rows.find(({ id }) => id === row.base)?.peer}`
}
