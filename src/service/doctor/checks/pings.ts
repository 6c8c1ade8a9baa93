// Whether pings are answered, and whether by the server. RFC 6455, 5.5.2

import { once } from 'node:events'
import { broken, ok } from '../../../../public/doctor/finding.js'
import { limited } from '../../../../public/doctor/limited.js'
import { median } from '../../../../public/doctor/quantiles.js'
import type { Check } from '../command-check.ts'
import { openWs } from '../open-ws.ts'

const PINGS = 5

export const pings: Check = {
  name: 'pings',
  group: 'Life',
  needs: ['upgrade'],
  async run(visit) {
    const { ws } = await openWs(visit)
    const pongs: number[] = []
    const echoes: number[] = []
    for (let number = 0; number < PINGS; number += 1) {
      const payload = `doctor ${number}`
      const pingedAt = performance.now()
      ws.ping(payload)
      const signal = limited(visit.signal, 3000)
      const pong = await once(ws, 'pong', { signal }).catch(() => null)
      visit.signal.throwIfAborted()
      if (String(pong?.[0]) !== payload) return unanswered(pong !== null)
      pongs.push(performance.now() - pingedAt)
      const sentAt = performance.now()
      ws.send(payload)
      await once(ws, 'message', { signal: visit.signal })
      echoes.push(performance.now() - sentAt)
    }
    const figures = { pongMs: median(pongs), echoMs: median(echoes) }
    return ok(`pong in ${figures.pongMs.toFixed(1)} ms${answeredBy(figures)}`, { figures })
  },
}

/** A pong that takes as long as an echo has gone as far. */
function answeredBy({ pongMs, echoMs }: { pongMs: number; echoMs: number }): string {
  const isNear = echoMs > 5 && pongMs < echoMs / 2
  return isNear ? `, an echo takes ${echoMs.toFixed(1)} ms: a proxy answers` : ', as far as an echo'
}

function unanswered(isOther: boolean) {
  return broken(isOther ? 'a pong with another payload came' : 'no pong within 3 s', {
    meaning: 'Heartbeats of clients find every connection dead, or none.',
    change: 'Let the proxy pass control frames on; until then send a heartbeat as a message.',
  })
}
