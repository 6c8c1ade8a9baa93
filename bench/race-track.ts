// What every kind of race needs: its servers, from their start to their end, and room for figures.

import type { Aim } from './load/main.ts'
import { type PeerId, peers } from './peers.ts'
import { ServerProcess } from './server-process.ts'

/** One figure for each round, by peer. */
export type Figures = Map<PeerId, number[]>

export type Servers = Map<PeerId, ServerProcess>

export function noFigures(ids: Iterable<PeerId>): Figures {
  return new Map([...ids].map((id) => [id, []]))
}

export function startServer(id: PeerId): Promise<ServerProcess> {
  const { name, command } = peers[id]
  return ServerProcess.start(name, command())
}

/**
 * Runs with all servers up, so many times over: after one start a program costs more than after
 * another.
 */
export async function withServers(
  ids: readonly PeerId[],
  starts: number,
  run: (servers: Servers) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < starts; start += 1) {
    const servers = new Map(
      await Promise.all(ids.map(async (id) => [id, await startServer(id)] as const)),
    )
    await run(servers)
    await Promise.all([...servers.values()].map((server) => server.stop()))
  }
}

/**
 * All of them, backwards in every second round: whoever works first in a round is at an advantage,
 * which gave bare `ws` against itself a ratio of 1.035.
 */
export function inTurn(servers: Servers, round: number): [PeerId, ServerProcess][] {
  const order = [...servers]
  return round % 2 === 0 ? order : order.reverse()
}

/** What a load has to know of a server. */
export function aimAt(id: PeerId, { port, pids }: ServerProcess): Aim {
  const { dialect, path } = peers[id]
  return { dialect, pids, target: { port, path, dialect } }
}
