// Runs the checks, one after the other: what one measures must not disturb the next.

import { setMaxListeners } from 'node:events'
import { UpgradeRefusedError } from '../../library/client/node/index.ts'
import type { Check } from './check.ts'
import { broken, type Finding, skipped } from './finding.ts'
import type { DoctorOptions } from './options.ts'
import { Visit } from './visit.ts'
import { findWay, type Way } from './way.ts'

export interface Result extends Finding {
  name: string
  group: Check['group']
  /** How long the check took, in milliseconds. */
  tookMs: number
}

export interface Examination {
  url: string
  /** What the server says that it is, where it is an edge-echo. */
  server: string | null
  results: Result[]
}

/** @param onStart gets each check's name before it runs */
export async function examine(
  url: URL,
  checks: readonly Check[],
  options: DoctorOptions,
  onStart: (name: string) => void = () => {},
): Promise<Examination> {
  onStart('a first connection')
  const way = await findWay(url, options)
  const results: Result[] = []
  for (const check of checks) {
    onStart(check.name)
    const startedAt = performance.now()
    const finding = await runCheck(check, way)
    const tookMs = Math.round(performance.now() - startedAt)
    results.push({ name: check.name, group: check.group, tookMs, ...finding })
  }
  return { url: url.href, server: way.seen?.runtime ?? null, results }
}

async function runCheck(check: Check, way: Way): Promise<Finding> {
  const missing = missingFor(check, way)
  if (missing !== null) return skipped(missing)
  const limitMs = check.limitMs?.(way.options) ?? 10_000
  const controller = new AbortController()
  // Each connection of a check listens.
  setMaxListeners(0, controller.signal)
  const late = new Error(`no answer within ${limitMs / 1000} s`)
  const timer = setTimeout(() => controller.abort(late), limitMs)
  try {
    return await Promise.race([check.run(new Visit(way, controller.signal)), never(controller)])
  } catch (error) {
    const value = error instanceof Error ? error.message : String(error)
    return broken(value, { meaning: 'The check came to no end.' })
  } finally {
    clearTimeout(timer)
    controller.abort(new Error('the check is over'))
  }
}

/** Rejects when the time is up. */
function never({ signal }: AbortController): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })
}

function missingFor({ needs }: Check, { refusal, seen }: Way): string | null {
  const hasAnswer = refusal === null || refusal instanceof UpgradeRefusedError
  if (needs.includes('answer') && !hasAnswer) return 'no answer'
  if (needs.includes('upgrade') && refusal !== null) return 'no WebSocket opens'
  return needs.includes('edge-echo') && seen === null ? 'no edge-echo server' : null
}
