// The command line of the bench.

import { parseArgs } from 'node:util'
import { type Runtime, runtimes } from './groups.ts'
import { peers } from './peers.ts'
import type { Plan } from './plan.ts'
import type { Scenario } from './scenarios.ts'

export interface Options {
  plan: Plan
  /** Whether docs/ gets what this run finds. */
  isPublished: boolean
  /** The scenarios that are asked for, with the groups that are. */
  choose: (scenarios: readonly Scenario[]) => Scenario[]
}

/**
 * Many short rounds: what disturbs the machine lasts longer than one, and so leaves ratios alone. Many
 * starts: from one to the next a program differs from itself by more than what has to be told apart.
 */
const full: Plan = {
  starts: 6,
  turns: 24,
  compileMs: [500, 1000],
  timing: { warmupMs: 100, measureMs: 250 },
  roundTrips: { rounds: 24, measureMs: 250 },
  weighings: 3,
  idleConnections: 15_000,
}

/** Without the variants of a server, so as to be over within two minutes. */
const quick: Plan = {
  starts: 1,
  turns: 4,
  compileMs: [300, 500],
  timing: { warmupMs: 100, measureMs: 300 },
  roundTrips: { rounds: 3, measureMs: 500 },
  weighings: 1,
  idleConnections: 4000,
}

export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      publish: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      on: { type: 'string' },
    },
  })
  const { only, on } = values
  if (on !== undefined && !isRuntime(on)) throw new Error(`--on is one of ${runtimes.join(', ')}`)
  if (values.publish && (values.quick || only !== '' || on !== undefined)) {
    throw new Error('--publish is for a full run: not with --quick, --only or --on')
  }
  return {
    plan: values.quick ? quick : full,
    isPublished: values.publish,
    choose: (scenarios) =>
      chosen(values.quick ? scenarios.map(withoutVariants) : scenarios, only, on),
  }
}

function chosen(scenarios: readonly Scenario[], only: string, on?: Runtime): Scenario[] {
  const found = scenarios
    .filter(({ title }) => typed(title).includes(typed(only)))
    .map((scenario) => ({
      ...scenario,
      groups: scenario.groups.filter(({ runtime }) => on === undefined || runtime === on),
    }))
    .filter(({ groups }) => groups.length > 0)
  if (found.length === 0) throw new Error('No scenario is left to run')
  return found
}

/** As one would type it: `64x16` for 64 × 16. */
function typed(title: string): string {
  return title.toLowerCase().replaceAll('×', 'x').replaceAll(' ', '')
}

function withoutVariants(scenario: Scenario): Scenario {
  const groups = scenario.groups.map((group) => ({
    ...group,
    others: group.others.filter((id) => !peers[id].isVariant),
  }))
  return { ...scenario, groups }
}

function isRuntime(name: string): name is Runtime {
  return (runtimes as readonly string[]).includes(name)
}
