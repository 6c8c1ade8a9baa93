// Whether thousands of messages in flight all come back, in their order.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { EndedError } from '../visit.ts'

const MESSAGES = 5000

export const order: Check = {
  name: 'order',
  group: 'Fidelity',
  needs: ['upgrade'],
  limitMs: () => 30_000,
  async run(visit) {
    const session = await visit.open()
    const startedAt = performance.now()
    for (let number = 0; number < MESSAGES; number += 1) void session.send(`message ${number}`)
    for (let number = 0; number < MESSAGES; number += 1) {
      const message = await session.wait({ signal: visit.signal })
      if (message === `message ${number}`) continue
      const what = message === null ? new EndedError(await session.closed).message : 'another came'
      return broken(`after ${number} of ${MESSAGES} messages ${what}`, {
        meaning: 'Messages are lost, doubled or out of order when many are on the way.',
        change: 'Look for a limit on rates or buffers in between.',
      })
    }
    const ms = performance.now() - startedAt
    const perSecond = Math.round((MESSAGES / ms) * 1000)
    return ok(`${MESSAGES} in flight, all in order, ${perSecond} a second`, {
      figures: { perSecond },
    })
  },
}
