// Latency: after each start every server gets the same load, half of what the first one then does when
// it is kept busy, and each message is timed from when it was due.

import { members } from './groups.ts'
import type { RoundTrips } from './load/timetable.ts'
import type { LoadProcess } from './load-process.ts'
import type { PeerId } from './peers.ts'
import type { Plan, Result } from './plan.ts'
import { aimAt, inTurn, type Servers, withServers } from './race-track.ts'
import type { RoundTrip, Scenario } from './scenarios.ts'
import { summarize } from './statistics.ts'

const metrics = ['p50', 'p99', 'p99.9'] as const

/** One result for each metric. */
export async function raceRoundTrips(
  load: LoadProcess,
  { title, groups }: Scenario,
  { shape }: RoundTrip,
  { starts, compileMs, timing, roundTrips: { rounds, measureMs } }: Plan,
): Promise<Result[]> {
  const loads: number[] = []
  const measured: { id: PeerId; trips: RoundTrips }[] = []
  await withServers(members(groups), starts, async (servers) => {
    const saturated = await saturate(load, servers, shape, { compileMs, timing })
    // Anew after every start: what is half a load on a calm machine can be too much for a busy one.
    const perSecond = Math.round(saturated / 2)
    loads.push(perSecond)
    const pace = { perSecond, warmupMs: timing.warmupMs, measureMs }
    for (let round = 0; round < rounds; round += 1) {
      for (const [id, server] of inTurn(servers, round)) {
        const order = { kind: 'paced', ...aimAt(id, server), ...shape, ...pace } as const
        measured.push({ id, trips: await load.run(order, server) })
      }
    }
  })
  const { min, max } = summarize(loads)
  const late = summarize(measured.map(({ trips }) => trips.lateness)).median
  return metrics.map((metric) => ({
    title: `${title}: round trip ${metric}`,
    unit: 'µs',
    groups,
    figures: figuresOf(measured, (trips) => trips[metric]),
    starts,
    note: `${min} to ${max} messages a second; 1 % were sent more than ${late.toFixed()} µs late`,
  }))
}

/** Keeps all busy, so that none comes to the race uncompiled; returns the first one's messages a second. */
async function saturate(
  load: LoadProcess,
  servers: Servers,
  shape: RoundTrip['shape'],
  { compileMs, timing: { measureMs } }: Pick<Plan, 'compileMs' | 'timing'>,
): Promise<number> {
  let rates: number[] = []
  for (const warmupMs of compileMs) {
    rates = []
    for (const [id, server] of servers) {
      const timing = { warmupMs, measureMs }
      const order = { kind: 'echo', ...aimAt(id, server), ...shape, ...timing } as const
      rates.push((await load.run(order, server)).perSecond)
    }
  }
  return rates[0] ?? 0
}

function figuresOf(
  measured: readonly { id: PeerId; trips: RoundTrips }[],
  pick: (trips: RoundTrips) => number,
): Result['figures'] {
  const figures: Result['figures'] = new Map()
  for (const { id, trips } of measured) {
    figures.set(id, [...(figures.get(id) ?? []), pick(trips)])
  }
  return figures
}
