// Server-Sent Events, read with fetch: an EventSource would do the same in one line, but shows
// neither the headers nor the bytes that are to be counted here.
import { now } from '../measure/clock-offset.js'
import { EventParser } from '../measure/event-parser.js'
import { chunkFraming } from '../measure/head-size.js'
import { fetchClock } from './ask.js'
import { requestHead, responseHead, spoken } from './browser-heads.js'

/** @type {import('../measure/run.js').Transport} */
export const stream = async ({ interval, tally, offset, signal }) => {
  const path = `/clock?interval=${interval}`
  const headers = { Accept: 'text/event-stream', 'Last-Event-ID': `${tally.latest}` }
  const reading = new AbortController()
  const abort = () => reading.abort()
  signal.addEventListener('abort', abort)
  const close = tally.open(now())
  tally.headerBytes += requestHead(path, headers)
  try {
    const response = await fetchClock(path, { headers, signal: reading.signal })
    tally.headerBytes += responseHead(response)
    const isChunked = /^http\/1/.test(spoken.protocol)
    const parser = new EventParser()
    const reader = response.body?.getReader()
    while (reader && !tally.isComplete) {
      const { done, value } = await reader.read()
      if (done) return
      const arrival = now()
      tally.bodyBytes += value.byteLength
      if (isChunked) tally.headerBytes += chunkFraming(value.byteLength)
      for (const tick of parser.push(value)) {
        tally.receive(tick, arrival)
        offset.arrived(tick.time, arrival)
      }
    }
  } finally {
    signal.removeEventListener('abort', abort)
    abort()
    close(now())
  }
}
