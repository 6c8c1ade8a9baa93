// How soon, and as what, a client is told that its connection is lost: the server ends it without a
// close frame, as one that crashes does.
import { broken, ok, sentence, skipped } from '../finding.js'
import { limited } from '../limited.js'

/** @import { Check } from '../check.js' */

/** What a client sees of it. RFC 6455, 7.1.5 */
const LOST = 1006

/** A close frame without a code, of a server whose runtime knows no other end. */
const NO_CODE = 1005

const LIMIT_MS = 3000

/** @type {Check} */
export const lost = {
  name: 'lost',
  group: 'Life',
  needs: ['upgrade', 'edge-echo'],
  async run(visit) {
    const session = await visit.open({}, `close=${LOST}&after=1`)
    const signal = limited(visit.signal, LIMIT_MS)
    const startedAt = performance.now()
    await session.send('lost')
    try {
      while ((await session.wait({ signal })) !== null);
    } catch {
      visit.signal.throwIfAborted()
      return broken(sentence('lostUntold', { seconds: LIMIT_MS / 1000 }), {
        meaning: sentence('endUntold'),
        change: sentence('endHalfOpen'),
      })
    }
    const ms = performance.now() - startedAt
    const { code } = await session.closed
    const figures = { code, lostMs: ms }
    if (code === LOST) return ok(sentence('lostTold', { ms: ms.toFixed(1) }), { figures })
    if (code === NO_CODE) return skipped(sentence('lostCannot'))
    return broken(sentence('lostAsClose', { code }), {
      meaning: sentence('lostTaken'),
      change: sentence('lostEnd'),
      figures,
    })
  },
}
