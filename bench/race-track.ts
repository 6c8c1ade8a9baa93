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

export async function startServers(ids: readonly PeerId[]): Promise<Servers> {
  return new Map(await Promise.all(ids.map(async (id) => [id, await startServer(id)] as const)))
}

export function startServer(id: PeerId): Promise<ServerProcess> {
  const { name, command } = peers[id]
  return ServerProcess.start(name, command())
}

export async function stopServers(servers: Servers): Promise<void> {
  await Promise.all([...servers.values()].map((server) => server.stop()))
}

/** What a load has to know of a server. */
export function aimAt(id: PeerId, { port, pids }: ServerProcess): Aim {
  const { dialect, path } = peers[id]
  return { dialect, pids, target: { port, path, dialect } }
}
