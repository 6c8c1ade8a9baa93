// Whether a stream of Server-Sent Events gets through event by event, by the server's clock.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { limited } from '../limited.ts'
import { lumpedPart, MANY } from '../lumps.ts'
import { beside } from '../way.ts'

const INTERVAL_MS = 50
const EVENTS = 16

/** How long the first events may take; a proxy that buffers waits until it has some kilobytes. */
const LIMIT_MS = 5000

export const sse: Check = {
  name: 'sse',
  group: 'Delay',
  needs: ['edge-echo'],
  async run(visit) {
    const url = beside(visit.url, 'clock')
    url.protocol = url.protocol.replace(/^ws/, 'http')
    url.search = `interval=${INTERVAL_MS}`
    const signal = limited(visit.signal, LIMIT_MS)
    const arrivals: number[] = []
    try {
      const headers = { ...visit.options.headers, Accept: 'text/event-stream' }
      const response = await fetch(url, { headers, signal })
      if (!response.ok || response.body === null) return refused(response.status)
      const decoder = new TextDecoder()
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const text = decoder.decode(chunk, { stream: true })
        for (const _event of text.matchAll(/^data:/gm)) arrivals.push(performance.now())
        if (arrivals.length >= EVENTS) break
      }
    } catch (error) {
      visit.signal.throwIfAborted()
      if (!signal.aborted) throw error
    }
    const part = lumpedPart(arrivals, INTERVAL_MS)
    const figures = { events: arrivals.length, part }
    if (arrivals.length >= EVENTS && part < MANY) {
      return ok(`one by one, as they are sent every ${INTERVAL_MS} ms`, { figures })
    }
    const value =
      arrivals.length < EVENTS ? `${arrivals.length} in ${LIMIT_MS / 1000} s` : 'in lumps'
    return broken(value, {
      meaning: 'A proxy collects the answer before it passes it on.',
      change:
        'nginx: proxy_buffering off and gzip off for this path, and do not ignore X-Accel-Buffering; others: turn buffering and compression off.',
      figures,
    })
  },
}

function refused(status: number) {
  return broken(`answered with ${status}`, {
    meaning: 'The clock beside the echo does not get through.',
    change: 'Let the proxy pass /clock to the same server.',
  })
}
