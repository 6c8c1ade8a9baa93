// Whether an answer that is held until something happens gets through, and soon.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { median } from '../quantiles.ts'
import { beside } from '../way.ts'

const INTERVAL_MS = 100
const REQUESTS = 5

interface Tick {
  tick: number
}

export const longPoll: Check = {
  name: 'long-poll',
  group: 'Delay',
  needs: ['edge-echo'],
  async run(visit) {
    const url = beside(visit.url, 'clock')
    url.protocol = url.protocol.replace(/^ws/, 'http')
    const ask = async (query: string): Promise<Tick> => {
      url.search = `interval=${INTERVAL_MS}${query}`
      const { headers } = visit.options
      const response = await fetch(url, { headers, signal: visit.signal })
      if (!response.ok) throw new Error(`the clock answered with ${response.status}`)
      return (await response.json()) as Tick
    }
    let { tick } = await ask('')
    const gaps: number[] = []
    for (let number = 0; number < REQUESTS; number += 1) {
      const askedAt = performance.now()
      const next = await ask(`&after=${tick}`)
      gaps.push(performance.now() - askedAt)
      if (next.tick <= tick) return stale()
      tick = next.tick
    }
    const figures = { gapMs: median(gaps) }
    return ok(`an answer each ${figures.gapMs.toFixed(0)} ms, of ${INTERVAL_MS}`, { figures })
  },
}

function stale() {
  return broken('an answer came that the client had before', {
    meaning: 'Something in between keeps answers that it was told not to.',
    change: 'Have the cache obey Cache-Control: no-store.',
  })
}
