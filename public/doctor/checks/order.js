// Whether thousands of messages in flight all come back, in their order.
import { EndedError } from '../failure.js'
import { broken, ok, sentence } from '../finding.js'

/** @import { Check } from '../check.js' */

const MESSAGES = 5000

/** @type {Check} */
export const order = {
  name: 'order',
  group: 'Fidelity',
  needs: ['upgrade', 'echo'],
  limitMs: () => 30_000,
  async run(visit) {
    const session = await visit.open()
    const startedAt = performance.now()
    for (let number = 0; number < MESSAGES; number += 1) void session.send(`message ${number}`)
    for (let number = 0; number < MESSAGES; number += 1) {
      const message = await session.wait({ signal: visit.signal })
      if (message === `message ${number}`) continue
      const what =
        message === null ? new EndedError(await session.closed).sentence : sentence('orderAnother')
      return broken(sentence('orderBroken', { number, count: MESSAGES, what }), {
        meaning: sentence('orderLost'),
        change: sentence('orderLook'),
      })
    }
    const ms = performance.now() - startedAt
    const perSecond = Math.round((MESSAGES / ms) * 1000)
    return ok(sentence('orderKept', { count: MESSAGES, perSecond }), { figures: { perSecond } })
  },
}
