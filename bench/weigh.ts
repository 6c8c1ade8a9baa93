// Memory: what an idle connection adds to that of the process, a few having been there before.

import { type Group, members } from './groups.ts'
import type { LoadProcess } from './load-process.ts'
import type { Plan } from './race.ts'
import { aimAt, type Figures, startServer } from './race-track.ts'

/** How many come and go beforehand: what the first ones load and compile is not theirs. */
const FORERUNNERS = 500

/** One figure for each peer, in bytes. */
export async function weigh(
  load: LoadProcess,
  groups: readonly Group[],
  { idleConnections }: Plan,
): Promise<Figures> {
  const figures: Figures = new Map()
  for (const id of members(groups)) {
    const server = await startServer(id)
    const { target } = aimAt(id, server)
    const hold = (connections: number) => load.run({ kind: 'idle', target, connections }, server)
    await hold(FORERUNNERS)
    await hold(0)
    const before = await server.memory()
    await hold(idleConnections)
    figures.set(id, [((await server.memory()) - before) / idleConnections])
    await hold(0)
    await server.stop()
  }
  return figures
}
