// How the processes of the service divide what is set for all of them together.

import { availableParallelism } from 'node:os'
import type { Settings } from '../settings/settings.ts'

/** How many processes there are to be: each may hold at least one connection. */
export function countOf({ processes, maxConnections }: Settings): number {
  const wanted = processes === 'auto' ? availableParallelism() : processes
  return Math.min(wanted, maxConnections)
}

/** The part of the whole number `total` that belongs to one place of `count`: the parts add up to it. */
export function shareOf(total: number, place: number, count: number): number {
  return Math.floor(total / count) + (place < total % count ? 1 : 0)
}
