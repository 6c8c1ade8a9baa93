// Who is held against whom: on each runtime, everything that is written in JavaScript for it against
// the least that one can write there.

import type { PeerId } from './peers.ts'

export interface Group {
  runtime: Runtime
  /** What the others' figures are divided by. */
  base: PeerId
  others: readonly PeerId[]
  /** The ratios that must not be exceeded, where one is promised. */
  limits: Partial<Record<PeerId, number>>
}

export const runtimes = ['node', 'deno', 'bun', 'workerd'] as const

export type Runtime = (typeof runtimes)[number]

const SHARE_OF_RUNTIME = 1.25

/** Bare `ws` and ours, each with and without bufferutil, and whoever else is asked for. */
export function onNode(limit: number, others: readonly PeerId[] = []): Group {
  return {
    runtime: 'node',
    base: 'ws',
    others: ['wsWithBufferutil', ...others, 'oursWithoutBufferutil', 'ours'],
    limits: { ours: limit },
  }
}

/** The other libraries that one would use on Node. */
export const libraries = ['nodeWs', 'crossws', 'socketIo'] as const

/** Ours beside the runtime's own echo; on Bun also a handler that pulls and gathers nothing. */
export function onOtherRuntimes(limitOnBun = SHARE_OF_RUNTIME): readonly Group[] {
  return [
    pair('deno', 'deno', 'oursOnDeno', SHARE_OF_RUNTIME),
    { ...pair('bun', 'bun', 'oursOnBun', limitOnBun), others: ['bunPull', 'oursOnBun'] },
    pair('workerd', 'workerd', 'oursOnWorkerd', SHARE_OF_RUNTIME),
  ]
}

/** @param limit null where nothing is promised */
export function pair(runtime: Runtime, base: PeerId, ours: PeerId, limit: number | null): Group {
  return { runtime, base, others: [ours], limits: limit === null ? {} : { [ours]: limit } }
}

/**
 * All peers of these groups in the order in which they take turns: who is promised a ratio comes right
 * after what it is held against, since what disturbs the machine disturbs neighbours the most alike.
 */
export function members(groups: readonly Group[]): PeerId[] {
  return groups.flatMap(({ base, others, limits }) => {
    const isPromised = (id: PeerId) => limits[id] !== undefined
    return [base, ...others.filter(isPromised), ...others.filter((id) => !isPromised(id))]
  })
}
