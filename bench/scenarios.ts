// What is measured, and against whom. The first peer of each is what the others are held against.

import type { Load } from './load/main.ts'
import { type PeerId, peers } from './peers.ts'
import type { ServerProcess } from './server-process.ts'

export interface Scenario {
  title: string
  unit: 'µs CPU' | 'bytes'
  peers: readonly [PeerId, ...PeerId[]]
  /** The ratio that ours must not exceed. */
  limit: number
  load: MakeLoad
}

export interface Timing {
  warmupMs: number
  measureMs: number
}

/** Null where memory is measured instead: see memory.ts. */
type MakeLoad = ((peer: PeerId, server: ServerProcess, timing: Timing) => Load) | null

const webSockets = ['ws', 'wsWithBufferutil', 'oursWithoutBufferutil', 'ours'] as const

export const scenarios: readonly Scenario[] = [
  echo('64 × 1, 32 B text', 1.05, { connections: 64, inFlight: 1, size: 32, isBinary: false }),
  echo('64 × 16, 32 B text', 0.3, { connections: 64, inFlight: 16, size: 32, isBinary: false }),
  echo('16 × 1, 16 KiB binary', 0.45, {
    connections: 16,
    inFlight: 1,
    size: 16_384,
    isBinary: true,
  }),
  echo('4 × 1, 1 MiB binary', 0.5, {
    connections: 4,
    inFlight: 1,
    size: 1_048_576,
    isBinary: true,
  }),
  {
    title: 'connect, /echo_once, close',
    unit: 'µs CPU',
    peers: webSockets,
    limit: 1.3,
    load: (peer, { port, pids }, timing) => ({
      kind: 'connect',
      dialect: peers[peer].dialect,
      target: { port, path: '/echo_once', dialect: peers[peer].dialect },
      connections: 32,
      size: 32,
      isBinary: false,
      pids: [...pids],
      ...timing,
    }),
  },
  {
    title: 'GET /echo?message=hello',
    unit: 'µs CPU',
    peers: ['hono', 'ours'],
    limit: 1.1,
    load: (_peer, { port, pids }, timing) => ({
      kind: 'http',
      port,
      path: '/echo?message=hello',
      body: 'hello',
      connections: 64,
      pids: [...pids],
      ...timing,
    }),
  },
  { title: 'idle connection', unit: 'bytes', peers: webSockets, limit: 1.6, load: null },
]

interface Shape {
  connections: number
  inFlight: number
  size: number
  isBinary: boolean
}

function echo(title: string, limit: number, shape: Shape): Scenario {
  return {
    title,
    unit: 'µs CPU',
    peers: webSockets,
    limit,
    load: (peer, { port, pids }, timing) => ({
      kind: 'echo',
      dialect: peers[peer].dialect,
      target: { port, path: '/echo', dialect: peers[peer].dialect },
      pids: [...pids],
      ...shape,
      ...timing,
    }),
  }
}
