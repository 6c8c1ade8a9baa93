// How many connections can be open at once, up to the number that was asked for.
import { sayError } from '../failure.js'
import { broken, ok, sentence, skipped } from '../finding.js'

/** @import { Check } from '../check.js' */

/** @type {Check} */
export const width = {
  name: 'connections',
  group: 'Width',
  needs: ['upgrade'],
  limitMs: ({ connections }) => 10_000 + connections * 100,
  async run(visit) {
    const wanted = visit.options.connections
    if (wanted === 0) return skipped(sentence('askedFor', { flag: '--connections' }))
    const startedAt = performance.now()
    let opened = 0
    let failure = /** @type {(Error & { status?: number }) | null} */ (null)
    while (opened < wanted && failure === null) {
      const batch = Math.min(visit.client.opensAtATime, wanted - opened)
      const settled = await Promise.allSettled(Array.from({ length: batch }, () => visit.open()))
      opened += settled.filter(({ status }) => status === 'fulfilled').length
      failure = settled.find((one) => one.status === 'rejected')?.reason ?? null
    }
    const perSecond = Math.round(opened / ((performance.now() - startedAt) / 1000))
    const figures = { opened, perSecond }
    const value = sentence('widthOpened', { opened, perSecond })
    if (failure === null) return ok(value, { figures })
    const { status } = failure
    const refused = status
      ? sentence('widthRefusedWith', { value, status })
      : sentence('widthRefused', { value })
    return broken(refused, {
      meaning: sentence('widthLimit', { opened, error: sayError(failure) }),
      change: sentence('widthRaise'),
      figures,
    })
  },
}
