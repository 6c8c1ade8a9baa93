// Whether small messages are held back, and passed on in lumps.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { lumpedPart, MANY } from '../lumps.ts'
import { pause } from '../pause.ts'
import { median } from '../quantiles.ts'

const MESSAGES = 30
const INTERVAL_MS = 25

export const lumps: Check = {
  name: 'lumps',
  group: 'Delay',
  needs: ['upgrade'],
  async run(visit) {
    const session = await visit.open()
    const departures: number[] = []
    const arrivals: number[] = []
    const send = async () => {
      for (let number = 0; number < MESSAGES; number += 1) {
        departures.push(performance.now())
        void session.send(`${number}`)
        await pause(INTERVAL_MS, visit.signal)
      }
    }
    const receive = async () => {
      while (arrivals.length < MESSAGES) {
        await visit.next(session)
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
    if (figures.part < MANY) {
      return ok(`one by one, as they are sent every ${INTERVAL_MS} ms`, { figures })
    }
    return broken(`in lumps, up to ${figures.maxDelayMs.toFixed(0)} ms late`, {
      meaning: 'Something in between collects messages before it passes them on.',
      change: 'Turn off its buffering for this path, and what scans or shapes traffic.',
      figures,
    })
  },
}
