// Runs the checks, and says in English what they have found.

import { examineWay } from '../../../public/doctor/examine.js'
import type { Examination } from '../../../public/doctor/report.js'
import { sayFinding } from '../../../public/doctor/words.js'
import { loadWords, sayIn } from '../../../public/shared/language.js'
import type { Check } from './command-check.ts'
import { CommandVisit } from './command-visit.ts'
import type { DoctorOptions } from './options.ts'
import { findWay } from './way.ts'

export type { Examination } from '../../../public/doctor/report.js'
export type Result = Examination['results'][number]

/** @param onStart gets each check's name before it runs */
export async function examine(
  url: URL,
  checks: readonly Check[],
  options: DoctorOptions,
  onStart: (name: string) => void = () => {},
): Promise<Examination> {
  await loadWords('doctor', 'en')
  const say = sayIn('en')
  const startedAt = performance.now()
  onStart('a first connection')
  const way = await findWay(url, options)
  const results: Result[] = []
  const visit = (signal: AbortSignal) => new CommandVisit(way, signal)
  for await (const result of examineWay(way, checks, { options, visit, onStart })) {
    const { name, group, tookMs } = result
    results.push({ name, group, tookMs, ...sayFinding(say, result) })
  }
  const tookMs = Math.round(performance.now() - startedAt)
  return { url: url.href, server: way.seen?.runtime ?? null, tookMs, results }
}
