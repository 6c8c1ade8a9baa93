// The command line of the bench.

import { parseArgs } from 'node:util'
import { type Runtime, runtimes } from './groups.ts'
import type { Plan } from './race.ts'
import type { Scenario } from './scenarios.ts'

export interface Options {
  plan: Plan
  isQuick: boolean
  /** Whether docs/ and the README get what this run finds. */
  isPublished: boolean
  /** The scenarios that are asked for, with the groups that are. */
  choose: (scenarios: readonly Scenario[]) => Scenario[]
}

const full: Plan = {
  rounds: 7,
  timing: { warmupMs: 500, measureMs: 1500 },
  idleConnections: 15_000,
}

const quick: Plan = { rounds: 2, timing: { warmupMs: 100, measureMs: 300 }, idleConnections: 4000 }

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
    isQuick: values.quick,
    isPublished: values.publish,
    choose: (scenarios) => chosen(scenarios, only.toLowerCase(), on),
  }
}

function chosen(scenarios: readonly Scenario[], only: string, on?: Runtime): Scenario[] {
  const found = scenarios
    .filter(({ title }) => title.toLowerCase().includes(only))
    .map((scenario) => ({
      ...scenario,
      groups: scenario.groups.filter(({ runtime }) => on === undefined || runtime === on),
    }))
    .filter(({ groups }) => groups.length > 0)
  if (found.length === 0) throw new Error('No scenario is left to run')
  return found
}

function isRuntime(name: string): name is Runtime {
  return (runtimes as readonly string[]).includes(name)
}
