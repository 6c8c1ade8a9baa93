// Whether the connection ends when the server ends it, or what is in between keeps it.
import { broken, ok, sentence } from '../finding.js'
import { limited } from '../limited.js'
import { pause } from '../pause.js'

/** @import { Check } from '../check.js' */

/** @type {Check} */
export const serverClose = {
  name: 'server-close',
  group: 'Life',
  needs: ['upgrade', 'edge-echo'],
  async run(visit) {
    const { endMs } = visit.client
    const { send, ended } = await visit.openToEnd('close=1000&after=1')
    const startedAt = performance.now()
    await send('close')
    // A server ends the TCP connection behind its close frame; RFC 6455, 7.1.1
    const signal = limited(visit.signal, endMs)
    const isEnded = await Promise.race([
      ended.then(() => true),
      pause(endMs, signal).then(
        () => false,
        () => false,
      ),
    ])
    visit.signal.throwIfAborted()
    const ms = performance.now() - startedAt
    if (isEnded) return ok(sentence('endTold', { ms: ms.toFixed(1) }), { figures: { endMs: ms } })
    return broken(sentence('endOpen', { seconds: endMs / 1000 }), {
      meaning: sentence('endUntold'),
      change: sentence('endHalfOpen'),
    })
  },
}
