// How soon, and as what, a client is told that its connection is lost: the server ends it without a
// close frame, as one that crashes does.

import type { Check } from '../check.ts'
import { broken, ok, skipped } from '../finding.ts'
import { limited } from '../limited.ts'

/** What a client sees of it. RFC 6455, 7.1.5 */
const LOST = 1006

/** A close frame without a code, of a server whose runtime knows no other end. */
const NO_CODE = 1005

const LIMIT_MS = 3000

export const lost: Check = {
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
      return broken(`not told within ${LIMIT_MS / 1000} s`, {
        meaning: 'Clients wait for a server that is gone, until their own time limit.',
        change: 'Look for a setting that keeps connections half open in between.',
      })
    }
    const ms = performance.now() - startedAt
    const { code } = await session.closed
    const figures = { code, lostMs: ms }
    if (code === LOST) return ok(`told in ${ms.toFixed(1)} ms, with 1006`, { figures })
    if (code === NO_CODE) return skipped('the server cannot lose a connection')
    return broken(`a lost connection is told as a close with ${code}`, {
      meaning: 'Clients that connect anew after 1006 alone take it for a good end, and stay away.',
      change: 'Let what is in between end the connection where the server does, without a frame.',
      figures,
    })
  },
}
