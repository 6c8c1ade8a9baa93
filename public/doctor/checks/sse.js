// Whether a stream of Server-Sent Events gets through event by event, by the server's clock.
import { withClock } from '../clock-reader.js'
import { broken, ok, sentence } from '../finding.js'
import { limited } from '../limited.js'
import { lumpedPart, MANY } from '../lumps.js'
import { productAt, streamAdvice } from '../products.js'
import { textOf } from '../quantiles.js'

/** @import { Check } from '../check.js' */

const INTERVAL_MS = 50
const EVENTS = 24

/** How long they may take; a proxy that buffers waits until it has some kilobytes. */
const LIMIT_MS = 5000

/** @type {Check} */
export const sse = {
  name: 'sse',
  group: 'Delay',
  needs: ['edge-echo'],
  run: (visit) =>
    withClock(visit, INTERVAL_MS, async (clock) => {
      await clock.ask()
      const signal = limited(visit.signal, LIMIT_MS)
      const arrivals = /** @type {number[]} */ ([])
      try {
        for await (const _tick of clock.stream(signal)) {
          if (arrivals.push(performance.now()) >= EVENTS) break
        }
      } catch (error) {
        visit.signal.throwIfAborted()
        if (!signal.aborted) throw error
      }
      const part = lumpedPart(arrivals, INTERVAL_MS)
      const delay = arrivals.length === 0 ? null : clock.delays
      const figures = { events: arrivals.length, part, delay }
      if (delay !== null && arrivals.length >= EVENTS && part < MANY) {
        const values = { ms: INTERVAL_MS, times: textOf(delay) }
        return ok(sentence('sseOneByOne', values), { figures })
      }
      const value =
        arrivals.length < EVENTS
          ? sentence('sseFew', { count: arrivals.length, seconds: LIMIT_MS / 1000 })
          : sentence('sseLumps')
      return broken(value, {
        meaning: sentence('sseCollected'),
        change: streamAdvice(await productAt(visit)),
        figures,
      })
    }),
}
