// Whether an answer that is held until something happens gets through, and soon.

import type { Check } from '../check.ts'
import { withClock } from '../clock-reader.ts'
import { broken, ok } from '../finding.ts'
import { textOf } from '../quantiles.ts'

const INTERVAL_MS = 50
const REQUESTS = 16

export const longPoll: Check = {
  name: 'long-poll',
  group: 'Delay',
  needs: ['edge-echo'],
  run: (visit) =>
    withClock(visit, INTERVAL_MS, async (clock) => {
      let { tick } = await clock.ask()
      for (let number = 0; number < REQUESTS; number += 1) {
        const next = await clock.waitFor(tick)
        if (next.tick <= tick) return stale()
        tick = next.tick
      }
      const figures = { delay: clock.delays }
      return ok(`${REQUESTS} held answers, late by ${textOf(figures.delay)}`, { figures })
    }),
}

function stale() {
  return broken('an answer came that the client had before', {
    meaning: 'Something in between keeps answers that it was told not to.',
    change: 'Have the cache obey Cache-Control: no-store.',
  })
}
