// How long a small message takes there and back, alone and among others. A figure, not a verdict.
import { ok, sentence } from '../finding.js'
import { next } from '../next.js'
import { summaryOf, textOf } from '../quantiles.js'

/** @import { Check, Session, Visit } from '../check.js' */

const MESSAGES = 200

/** How long it goes on, where a round trip is long. */
const LIMIT_MS = 2000

/** Sessions that are kept busy while the same is measured again, each with so many on the way. */
const BUSY = 4
const IN_FLIGHT = 16

/** So many each at most, so that the traffic is bounded. */
const BUSY_MESSAGES = 2000

/** @type {Check} */
export const roundTrip = {
  name: 'round-trip',
  group: 'Delay',
  needs: ['upgrade', 'echo'],
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
    const values = { idle: textOf(figures.idle), loaded: textOf(figures.loaded) }
    return ok(sentence('roundTrips', values), { figures })
  },
}

/** @type {(session: Session, visit: Visit) => Promise<number[]>} */
const measure = async (session, visit) => {
  const times = /** @type {number[]} */ ([])
  const startedAt = performance.now()
  while (times.length < MESSAGES && performance.now() - startedAt < LIMIT_MS) {
    const sentAt = performance.now()
    await session.send('round trip')
    await next(session, visit.signal)
    times.push(performance.now() - sentAt)
  }
  return times
}

/** @type {(session: Session, signal: AbortSignal) => Promise<void>} */
const keepBusy = async (session, signal) => {
  const message = 'x'.repeat(1024)
  for (let sent = 0; sent < IN_FLIGHT; sent += 1) void session.send(message)
  for (let sent = IN_FLIGHT; sent < BUSY_MESSAGES && !signal.aborted; sent += 1) {
    if ((await session.wait()) === null) return
    void session.send(message)
  }
}
