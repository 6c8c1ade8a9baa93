// One scenario: its servers side by side, a round for each in turn, so that what disturbs the machine
// disturbs them all; or, for memory, one after the other.

import { LoadProcess } from './load-process.ts'
import { type PeerId, peers } from './peers.ts'
import type { Scenario, Timing } from './scenarios.ts'
import { ServerProcess } from './server-process.ts'

export interface Plan {
  rounds: number
  timing: Timing
  idleConnections: number
}

/** One figure for each round, by peer. */
export type Figures = Map<PeerId, number[]>

export async function race(scenario: Scenario, plan: Plan): Promise<Figures> {
  const load = new LoadProcess()
  try {
    return scenario.load === null
      ? await weigh(load, scenario.peers, plan.idleConnections)
      : await takeRounds(load, scenario, scenario.load, plan)
  } finally {
    load.stop()
  }
}

async function takeRounds(
  load: LoadProcess,
  { peers: ids }: Scenario,
  loadFor: NonNullable<Scenario['load']>,
  { rounds, timing }: Plan,
): Promise<Figures> {
  const servers = new Map<PeerId, ServerProcess>()
  for (const id of ids) servers.set(id, await ServerProcess.start(peers[id].command))
  const figures: Figures = new Map(ids.map((id) => [id, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [id, server] of servers) {
      const order = loadFor(id, server, timing)
      if (order.kind === 'idle') continue
      const { cpuMicroseconds } = await load.run(order)
      // The first round is for V8 to compile what it finds hot.
      if (round > 0) figures.get(id)?.push(cpuMicroseconds)
    }
  }
  await Promise.all([...servers.values()].map((server) => server.stop()))
  return figures
}

/** What an idle connection adds to the memory of the process, a few having been there before. */
async function weigh(
  load: LoadProcess,
  ids: readonly PeerId[],
  connections: number,
): Promise<Figures> {
  const figures: Figures = new Map()
  for (const id of ids) {
    const server = await ServerProcess.start(peers[id].command)
    const { dialect, path } = peers[id]
    const hold = (count: number) =>
      load.run({
        kind: 'idle',
        target: { port: server.port, path, dialect },
        connections: count,
      })
    await hold(500)
    await hold(0)
    const before = await server.memory()
    await hold(connections)
    figures.set(id, [((await server.memory()) - before) / connections])
    await hold(0)
    await server.stop()
  }
  return figures
}
