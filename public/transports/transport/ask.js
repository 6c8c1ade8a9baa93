// One request for one tick, with what it costs: shared by the two transports that ask again.
import { now } from '../measure/clock-offset.js'
import { requestHead, responseHead } from './browser-heads.js'

/** @import { Work } from '../measure/run.js' */
/** @import { Tick } from '../measure/tally.js' */

/**
 * In Firefox a request that a cache may answer waits for the one to the same address that is still
 * open, and the one of a stream stays open.
 * @type {(path: string, init?: RequestInit) => Promise<Response>}
 */
export const fetchClock = async (path, init) => {
  const response = await fetch(path, { ...init, cache: 'no-store' })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return response
}

/** @type {(path: string, work: Work) => Promise<Tick>} */
export const ask = async (path, { tally, offset, signal }) => {
  const close = tally.open(now())
  tally.headerBytes += requestHead(path, {})
  try {
    const response = await fetchClock(path, { signal })
    const body = await response.text()
    const arrival = now()
    /** @type {Tick} */
    const tick = JSON.parse(body)
    tally.headerBytes += responseHead(response)
    tally.bodyBytes += body.length
    tally.receive(tick, arrival)
    offset.arrived(tick.time, arrival)
    return tick
  } finally {
    close(now())
  }
}
