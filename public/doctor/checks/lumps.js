// Whether small messages are held back, and passed on in lumps.
import { broken, ok, sentence } from '../finding.js'
import { lumpedPart, MANY } from '../lumps.js'
import { next } from '../next.js'
import { pause } from '../pause.js'
import { median } from '../quantiles.js'

/** @import { Check } from '../check.js' */

const MESSAGES = 30
const INTERVAL_MS = 25

/** @type {Check} */
export const lumps = {
  name: 'lumps',
  group: 'Delay',
  needs: ['upgrade', 'echo'],
  async run(visit) {
    const session = await visit.open()
    const departures = /** @type {number[]} */ ([])
    const arrivals = /** @type {number[]} */ ([])
    const send = async () => {
      for (let number = 0; number < MESSAGES; number += 1) {
        departures.push(performance.now())
        void session.send(`${number}`)
        await pause(INTERVAL_MS, visit.signal)
      }
    }
    const receive = async () => {
      while (arrivals.length < MESSAGES) {
        await next(session, visit.signal)
        arrivals.push(performance.now())
      }
    }
    await Promise.all([send(), receive()])
    const delays = arrivals.map((at, index) => at - (departures[index] ?? at))
    const figures = {
      part: lumpedPart(arrivals, INTERVAL_MS),
      delayMs: median(delays),
      maxDelayMs: Math.max(...delays),
    }
    if (figures.part < MANY) return ok(sentence('lumpsNone', { ms: INTERVAL_MS }), { figures })
    return broken(sentence('lumpsLate', { ms: figures.maxDelayMs.toFixed(0) }), {
      meaning: sentence('lumpsCollected'),
      change: sentence('lumpsChange'),
      figures,
    })
  },
}
