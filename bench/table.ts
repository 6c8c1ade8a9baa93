// The figures as a table, each peer beside what it is held against.

import { type PeerId, peers } from './peers.ts'
import type { Figures } from './race.ts'
import type { Scenario } from './scenarios.ts'
import { summarize } from './statistics.ts'

export interface Row {
  scenario: string
  unit: Scenario['unit']
  peer: string
  median: number
  min: number
  max: number
  /** The median over the rounds, of each round's figure over that of the scenario's first peer. */
  ratio: number
  /** What ours must not exceed; null for the others. */
  limit: number | null
}

export function rowsOf(scenario: Scenario, figures: Figures): Row[] {
  const base = figures.get(scenario.peers[0]) ?? []
  return scenario.peers.map((id: PeerId) => {
    const own = figures.get(id) ?? []
    const ratios = own.map((figure, round) => figure / (base[round] ?? Number.NaN))
    return {
      scenario: scenario.title,
      unit: scenario.unit,
      peer: peers[id].name,
      ...summarize(own),
      ratio: summarize(ratios).median,
      limit: id === 'ours' ? scenario.limit : null,
    }
  })
}

export function toMarkdown(rows: readonly Row[]): string {
  const head = ['connections × in flight, size', 'server', 'median', 'spread', 'ratio', 'at most']
  const lines = rows.map((row) => [
    row.scenario,
    row.peer,
    `${digits(row.median)} ${row.unit}`,
    `${digits(row.min)} to ${digits(row.max)}`,
    row.ratio.toFixed(2),
    row.limit === null ? '' : row.limit.toFixed(2),
  ])
  const table = [head, ['---', '---', '---:', '---:', '---:', '---:'], ...lines]
  return `${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`
}

const digits = (figure: number): string => figure.toFixed(figure < 100 ? 2 : 0)
