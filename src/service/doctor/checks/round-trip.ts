// How long a small message takes there and back, alone and among others. A figure, not a verdict.

import type { WebSocketSession } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { ok } from '../finding.ts'
import { summaryOf, textOf } from '../quantiles.ts'
import type { Visit } from '../visit.ts'

const MESSAGES = 200

/** How long it goes on, where a round trip is long. */
const LIMIT_MS = 2000

/** Sessions that are kept busy while the same is measured again, each with so many on the way. */
const BUSY = 4
const IN_FLIGHT = 16

/** So many each at most, so that the traffic is bounded. */
const BUSY_MESSAGES = 2000

export const roundTrip: Check = {
  name: 'round-trip',
  group: 'Delay',
  needs: ['upgrade'],
  limitMs: () => 30_000,
  async run(visit) {
    const session = await visit.open()
    const idle = await measure(session, visit)
    const load = new AbortController()
    const busy = Array.from({ length: BUSY }, async () => {
      const other = await visit.open()
      await keepBusy(other, load.signal)
      other.terminate()
    })
    const measured = measure(session, visit).finally(() => load.abort())
    const [loaded] = await Promise.all([measured, ...busy])
    const figures = { idle: summaryOf(idle), loaded: summaryOf(loaded) }
    return ok(`${textOf(figures.idle)}; under load ${textOf(figures.loaded)}`, { figures })
  },
}

async function measure(session: WebSocketSession, visit: Visit): Promise<number[]> {
  const times: number[] = []
  const startedAt = performance.now()
  while (times.length < MESSAGES && performance.now() - startedAt < LIMIT_MS) {
    const sentAt = performance.now()
    await session.send('round trip')
    await visit.next(session)
    times.push(performance.now() - sentAt)
  }
  return times
}

async function keepBusy(session: WebSocketSession, signal: AbortSignal): Promise<void> {
  const message = 'x'.repeat(1024)
  for (let sent = 0; sent < IN_FLIGHT; sent += 1) void session.send(message)
  for (let sent = IN_FLIGHT; sent < BUSY_MESSAGES && !signal.aborted; sent += 1) {
    if ((await session.wait()) === null) return
    void session.send(message)
  }
}
