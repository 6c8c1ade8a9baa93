// One scenario: its servers side by side, a round for each in turn, so that what disturbs the machine
// disturbs them all; or, for memory, one after the other.

import { type Group, members } from './groups.ts'
import { LoadProcess } from './load-process.ts'
import { type Figures, noFigures, startServers, stopServers, targetOf } from './race-track.ts'
import { raceRoundTrips } from './round-trips.ts'
import type { CpuTime, Scenario } from './scenarios.ts'
import { weigh } from './weigh.ts'

export interface Plan {
  rounds: number
  timing: { warmupMs: number; measureMs: number }
  idleConnections: number
}

/** The outcome of a scenario, or of one side of it. */
export interface Result {
  title: string
  unit: 'µs CPU' | 'bytes' | 'µs'
  groups: readonly Group[]
  figures: Figures
  /** What one has to know of this run beside the title. */
  note?: string
}

export async function race(scenario: Scenario, plan: Plan): Promise<Result[]> {
  const { title, groups, what } = scenario
  const load = new LoadProcess()
  try {
    switch (what.kind) {
      case 'cpu':
        return [
          { title, groups, unit: 'µs CPU', figures: await takeRounds(load, groups, what, plan) },
        ]
      case 'memory':
        return [{ title, groups, unit: 'bytes', figures: await weigh(load, groups, plan) }]
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
  { rounds, timing }: Plan,
): Promise<Figures> {
  const servers = await startServers(members(groups))
  const figures = noFigures(servers.keys())
  for (let round = 0; round <= rounds; round += 1) {
    for (const [id, server] of servers) {
      const target = targetOf(id, server)
      const { cpuMicroseconds } = await load.run(loadFor({ target, pids: server.pids, ...timing }))
      // The first round is for the engines to compile what they find hot.
      if (round > 0) figures.get(id)?.push(cpuMicroseconds)
    }
  }
  await stopServers(servers)
  return figures
}
