// One scenario: its servers side by side, a round for each in turn, so that what disturbs the machine
// disturbs them all; or, for memory, one after the other.

import { type Group, members } from './groups.ts'
import { LoadProcess } from './load-process.ts'
import type { Plan, Result } from './plan.ts'
import { aimAt, type Figures, inTurn, noFigures, type Servers, withServers } from './race-track.ts'
import { raceRoundTrips } from './round-trips.ts'
import type { CpuTime, Scenario } from './scenarios.ts'
import { weigh } from './weigh.ts'

export async function race(scenario: Scenario, plan: Plan): Promise<Result[]> {
  const { title, groups, what } = scenario
  const load = new LoadProcess()
  try {
    switch (what.kind) {
      case 'cpu': {
        const figures = await takeRounds(load, groups, what, plan)
        return [{ title, groups, unit: 'µs CPU', figures, starts: plan.starts }]
      }
      case 'memory': {
        const figures = await weigh(load, groups, plan)
        return [{ title, groups, unit: 'bytes', figures, starts: plan.weighings }]
      }
      case 'round trip':
        return await raceRoundTrips(load, scenario, what, plan)
    }
  } finally {
    load.stop()
  }
}

async function takeRounds(
  load: LoadProcess,
  groups: readonly Group[],
  { load: loadFor }: CpuTime,
  { starts, turns, compileMs, timing }: Plan,
): Promise<Figures> {
  const ids = members(groups)
  const figures = noFigures(ids)
  await withServers(ids, starts, async (servers) => {
    for (const group of groups) {
      const own = serversOf(group, servers)
      for (const warmupMs of compileMs) await warmUp(load, own, loadFor, warmupMs)
      for (let round = 0; round < roundsOf(own, turns); round += 1) {
        for (const [id, server] of inTurn(own, round)) {
          const order = loadFor({ ...aimAt(id, server), ...timing })
          const { cpuMicroseconds } = await load.run(order, server)
          figures.get(id)?.push(cpuMicroseconds)
        }
      }
    }
  })
  return figures
}

async function warmUp(
  load: LoadProcess,
  servers: Servers,
  loadFor: CpuTime['load'],
  warmupMs: number,
): Promise<void> {
  for (const [id, server] of servers) {
    await load.run(loadFor({ ...aimAt(id, server), warmupMs, measureMs: 50 }), server)
  }
}

function serversOf(group: Group, servers: Servers): Servers {
  const ids = new Set(members([group]))
  return new Map([...servers].filter(([id]) => ids.has(id)))
}

/** At least one forwards and one backwards. */
function roundsOf({ size }: Servers, turns: number): number {
  return Math.max(2, Math.round(turns / size))
}
