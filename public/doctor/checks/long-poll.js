// Whether an answer that is held until something happens gets through, and soon.
import { withClock } from '../clock-reader.js'
import { broken, ok, sentence } from '../finding.js'
import { textOf } from '../quantiles.js'

/** @import { Check } from '../check.js' */

const INTERVAL_MS = 50
const REQUESTS = 16

/** @type {Check} */
export const longPoll = {
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
      const values = { count: REQUESTS, times: textOf(figures.delay) }
      return ok(sentence('pollHeld', values), { figures })
    }),
}

const stale = () =>
  broken(sentence('pollStale'), { meaning: sentence('pollKept'), change: sentence('pollObey') })
