// Memory: what an idle connection adds to that of the process, a few having been there before.

import { type Group, members } from './groups.ts'
import type { LoadProcess } from './load-process.ts'
import type { PeerId } from './peers.ts'
import type { Plan } from './plan.ts'
import { aimAt, type Figures, noFigures, startServer } from './race-track.ts'

/** How many come and go beforehand: what the first ones load and compile is not theirs. */
const FORERUNNERS = 500

/** In bytes; a server of its own for each figure. */
export async function weigh(
  load: LoadProcess,
  groups: readonly Group[],
  { weighings, idleConnections }: Plan,
): Promise<Figures> {
  const ids = members(groups)
  const figures = noFigures(ids)
  for (let round = 0; round < weighings; round += 1) {
    for (const id of ids) figures.get(id)?.push(await weighOne(load, id, idleConnections))
  }
  return figures
}

async function weighOne(load: LoadProcess, id: PeerId, connections: number): Promise<number> {
  const server = await startServer(id)
  const { target } = aimAt(id, server)
  const hold = (count: number) => load.run({ kind: 'idle', target, connections: count }, server)
  await hold(FORERUNNERS)
  await hold(0)
  const before = await server.memory()
  await hold(connections)
  const after = await server.memory()
  await hold(0)
  await server.stop()
  return (after - before) / connections
}
