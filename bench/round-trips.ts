// Latency: every server gets the same load, half of what the first one does when it is kept busy, and
// each message is timed from when it was due.

import { members } from './groups.ts'
import type { LoadProcess } from './load-process.ts'
import type { Plan, Result } from './race.ts'
import { type Figures, noFigures, startServers, stopServers, targetOf } from './race-track.ts'
import type { RoundTrip, Scenario } from './scenarios.ts'

const metrics = ['p50', 'p99', 'p99.9', 'lateness'] as const

const titles: Record<(typeof metrics)[number], string> = {
  p50: 'round trip p50',
  p99: 'round trip p99',
  'p99.9': 'round trip p99.9',
  lateness: 'of which the generator was late, p99',
}

/** One result for each metric. */
export async function raceRoundTrips(
  load: LoadProcess,
  { title, groups }: Scenario,
  { shape }: RoundTrip,
  { rounds, timing }: Plan,
): Promise<Result[]> {
  const servers = await startServers(members(groups))
  const byMetric = new Map<string, Figures>(
    metrics.map((metric) => [metric, noFigures(servers.keys())]),
  )
  // All are kept busy, so that none comes to the race uncompiled; the first one's rate counts.
  const saturated: number[] = []
  for (const [id, { port, pids }] of [...servers, ...servers]) {
    const target = targetOf(id, { port })
    const order = {
      kind: 'echo',
      target,
      dialect: target.dialect,
      pids,
      ...shape,
      ...timing,
    } as const
    saturated.push((await load.run(order)).perSecond)
  }
  const perSecond = Math.round((saturated[servers.size] ?? 0) / 2)
  for (let round = 0; round < rounds; round += 1) {
    for (const [id, server] of servers) {
      const target = targetOf(id, server)
      const order = { kind: 'paced', target, dialect: target.dialect, perSecond } as const
      const measured = await load.run({ ...order, ...shape, ...timing })
      for (const metric of metrics) byMetric.get(metric)?.get(id)?.push(measured[metric])
    }
  }
  await stopServers(servers)
  const note = `${perSecond} messages a second`
  return metrics.map((metric) => ({
    title: `${title}: ${titles[metric]}`,
    unit: 'µs',
    groups,
    figures: byMetric.get(metric) ?? new Map(),
    note,
  }))
}
