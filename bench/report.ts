// What a run has found, in numbers: `results/latest.json`, and what everything else is written from.

import type { Runtime } from './groups.ts'
import type { Machine } from './machine.ts'
import { type PeerId, peers } from './peers.ts'
import type { Plan, Result } from './plan.ts'
import { standardError, summarize } from './statistics.ts'

export interface Report {
  machine: Machine
  plan: Plan
  scenarios: ScenarioReport[]
}

export interface ScenarioReport {
  title: string
  unit: Result['unit']
  note: string | null
  rows: Row[]
}

export interface Row {
  id: PeerId
  peer: string
  isOurs: boolean
  runtime: Runtime
  /** The middle of the rounds, and their ends; in the scenario's unit. */
  median: number
  min: number
  max: number
  /** What the ratio is to: another row, or this one. */
  base: PeerId
  /** The median over the rounds, of each round's figure over that of the base. */
  ratio: number
  /** The standard error of the mean of the starts' own ratios; null after a single start. */
  error: number | null
  /** The ratio to the scenario's first server: its base's, of the medians, times its own to the base. */
  overFirst: number
  /** What the ratio must not exceed; null where nothing is promised. */
  limit: number | null
}

export function report({ title, unit, note, groups, figures, starts }: Result): ScenarioReport {
  const medianOf = (id: PeerId) => summarize(figures.get(id) ?? []).median
  const first = groups[0]?.base ?? 'ws'
  const rows = groups.flatMap(({ runtime, base, others, limits }) =>
    [base, ...others].map((id): Row => {
      const own = figures.get(id) ?? []
      const ratios = roundByRound(own, figures.get(base) ?? [])
      const ratio = summarize(ratios).median
      return {
        id,
        peer: peers[id].name,
        isOurs: peers[id].isOurs,
        runtime,
        ...summarize(own),
        base,
        ratio,
        error: standardError(inParts(ratios, starts).map((part) => summarize(part).median)),
        overFirst: (medianOf(base) / medianOf(first)) * ratio,
        limit: limits[id] ?? null,
      }
    }),
  )
  return { title, unit, note: note ?? null, rows }
}

/** Round by round, since what disturbs one server of a round disturbs its neighbours. */
function roundByRound(own: readonly number[], others: readonly number[]): number[] {
  return own.map((figure, round) => figure / (others[round] ?? Number.NaN))
}

function inParts(figures: readonly number[], parts: number): number[][] {
  const size = figures.length / parts
  return Array.from({ length: parts }, (_, part) => figures.slice(part * size, (part + 1) * size))
}
