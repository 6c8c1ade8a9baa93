// Whether the connection ends when the server ends it, or what is in between keeps it.

import { once } from 'node:events'
import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { limited } from '../limited.ts'
import { openWs } from '../open-ws.ts'

/** A server ends the TCP connection behind its close frame; RFC 6455, 7.1.1 */
const LIMIT_MS = 3000

export const serverClose: Check = {
  name: 'server-close',
  group: 'Life',
  needs: ['upgrade', 'edge-echo'],
  async run(visit) {
    const { ws, answer } = await openWs(visit, { query: 'close=1000&after=1' })
    const { socket } = answer
    const startedAt = performance.now()
    ws.send('close')
    const signal = limited(visit.signal, LIMIT_MS)
    const ended = await once(socket, 'close', { signal }).then(
      () => true,
      () => false,
    )
    visit.signal.throwIfAborted()
    const ms = performance.now() - startedAt
    if (ended) return ok(`the end is told in ${ms.toFixed(1)} ms`, { figures: { endMs: ms } })
    return broken(`still open ${LIMIT_MS / 1000} s after the server has closed`, {
      meaning: 'Clients wait for a server that is gone, until their own time limit.',
      change: 'Look for a setting that keeps connections half open in between.',
    })
  },
}
