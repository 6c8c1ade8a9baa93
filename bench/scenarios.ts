// What is measured, and against whom: see groups.ts.

import { type Group, libraries, onNode, onOtherRuntimes, pair } from './groups.ts'
import type { Aim, CpuLoad } from './load/main.ts'
import type { WindowOptions } from './load/window.ts'

export interface Scenario {
  title: string
  groups: readonly Group[]
  what: CpuTime | Memory | RoundTrip
}

/** User and system time of the server, for one of what the load counts. */
export interface CpuTime {
  kind: 'cpu'
  load: (options: Aim & WindowOptions) => CpuLoad
}

/** What an idle connection holds. */
export interface Memory {
  kind: 'memory'
}

/** From when a message was due to when its echo is there, at half of the saturated load. */
export interface RoundTrip {
  kind: 'round trip'
  shape: Shape
}

export interface Shape {
  connections: number
  /** Messages in flight on each connection, where the load is as high as it gets. */
  inFlight: number
  /** Payload bytes of one message. */
  size: number
  isBinary: boolean
}

const smallMessages: Shape = { connections: 64, inFlight: 1, size: 32, isBinary: false }

export const scenarios: readonly Scenario[] = [
  echo('64 × 1, 32 B text', smallMessages, [onNode(1, libraries), ...onOtherRuntimes()]),
  echo('64 × 16, 32 B text', { ...smallMessages, inFlight: 16 }, [
    onNode(0.2, [...libraries, 'oursAwaitingEach']),
    ...onOtherRuntimes(1.6),
  ]),
  echo('16 × 1, 16 KiB binary', { connections: 16, inFlight: 1, size: 16_384, isBinary: true }, [
    onNode(0.5, libraries),
    ...onOtherRuntimes(),
  ]),
  echo('4 × 1, 1 MiB binary', { connections: 4, inFlight: 1, size: 1_048_576, isBinary: true }, [
    onNode(0.5, ['nodeWs']),
  ]),
  room('1 × 1 to 1000, 32 B text', 1, 1),
  room('1 × 16 to 1000, 32 B text', 16, 0.5),
  {
    title: 'connect, /echo_once, close',
    groups: [onNode(1.3, ['nodeWs'])],
    what: {
      kind: 'cpu',
      load: ({ target, ...rest }) => ({
        kind: 'connect',
        target: { ...target, path: '/echo_once' },
        connections: 32,
        size: 32,
        isBinary: false,
        ...rest,
      }),
    },
  },
  {
    title: 'GET /echo?message=hello',
    groups: [pair('node', 'hono', 'ours', 1.6)],
    what: {
      kind: 'cpu',
      load: ({ target: { port }, ...rest }) => ({
        kind: 'http',
        port,
        path: '/echo?message=hello',
        body: 'hello',
        connections: 64,
        ...rest,
      }),
    },
  },
  { title: 'idle connection', groups: [onNode(1.5, ['nodeWs'])], what: { kind: 'memory' } },
  {
    title: '64 × 1, 32 B text, half load',
    groups: [pair('node', 'ws', 'ours', null)],
    what: { kind: 'round trip', shape: smallMessages },
  },
]

function echo(title: string, shape: Shape, groups: readonly Group[]): Scenario {
  return {
    title,
    groups,
    what: {
      kind: 'cpu',
      load: (options) => ({ kind: 'echo', ...shape, ...options }),
    },
  }
}

/**
 * One member of a room speaks and a thousand hear it; what is counted is one message to one member.
 *
 * @param inFlight messages that are said at once
 */
function room(title: string, inFlight: number, limit: number): Scenario {
  const shape = { connections: 1000, inFlight, size: 32, isBinary: false }
  return {
    title,
    groups: [{ ...pair('node', 'wsRoom', 'oursRoom', limit), others: ['writtenRoom', 'oursRoom'] }],
    what: { kind: 'cpu', load: (options) => ({ kind: 'room', ...shape, ...options }) },
  }
}
