// Whether a stream of Server-Sent Events gets through event by event, by the server's clock.

import type { Check } from '../check.ts'
import { withClock } from '../clock-reader.ts'
import { broken, ok } from '../finding.ts'
import { limited } from '../limited.ts'
import { lumpedPart, MANY } from '../lumps.ts'
import { productAt, streamAdvice } from '../products.ts'
import { textOf } from '../quantiles.ts'

const INTERVAL_MS = 50
const EVENTS = 24

/** How long they may take; a proxy that buffers waits until it has some kilobytes. */
const LIMIT_MS = 5000

export const sse: Check = {
  name: 'sse',
  group: 'Delay',
  needs: ['edge-echo'],
  run: (visit) =>
    withClock(visit, INTERVAL_MS, async (clock) => {
      await clock.ask()
      const signal = limited(visit.signal, LIMIT_MS)
      const arrivals: number[] = []
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
        return ok(`one by one, every ${INTERVAL_MS} ms, late by ${textOf(delay)}`, { figures })
      }
      const value =
        arrivals.length < EVENTS ? `${arrivals.length} in ${LIMIT_MS / 1000} s` : 'in lumps'
      return broken(value, {
        meaning: 'A proxy collects the answer before it passes it on.',
        change: streamAdvice(await productAt(visit.url, visit.options.headers)),
        figures,
      })
    }),
}
