// How many connections can be open at once, up to the number that was asked for.

import { UpgradeRefusedError } from '../../../library/client/node/index.ts'
import type { Check } from '../check.ts'
import { broken, ok, skipped } from '../finding.ts'

/** How many are opened at the same time. */
const AT_A_TIME = 20

export const width: Check = {
  name: 'connections',
  group: 'Width',
  needs: ['upgrade'],
  limitMs: ({ connections }) => 10_000 + connections * 20,
  async run(visit) {
    const wanted = visit.options.connections
    if (wanted === 0) return skipped('asked for with --connections')
    const startedAt = performance.now()
    let opened = 0
    let failure: Error | null = null
    while (opened < wanted && failure === null) {
      const batch = Math.min(AT_A_TIME, wanted - opened)
      const settled = await Promise.allSettled(Array.from({ length: batch }, () => visit.open()))
      opened += settled.filter(({ status }) => status === 'fulfilled').length
      failure = settled.find((one) => one.status === 'rejected')?.reason ?? null
    }
    const perSecond = Math.round(opened / ((performance.now() - startedAt) / 1000))
    const figures = { opened, perSecond }
    const value = `${opened} at once, ${perSecond} a second`
    if (failure === null) return ok(value, { figures })
    const status = failure instanceof UpgradeRefusedError ? ` with ${failure.status}` : ''
    return broken(`${value}, then refused${status}`, {
      meaning: `There is a limit at ${opened} connections, those of others included: ${failure.message}.`,
      change:
        'Raise MAX_CONNECTIONS of edge-echo, worker_connections of nginx, maxconn of HAProxy, or the limit for open files.',
      figures,
    })
  },
}
