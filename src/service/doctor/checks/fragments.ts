// Whether a message that is sent in several frames arrives as one. RFC 6455, 5.4

import { once } from 'node:events'
import { WebSocket } from 'ws'
import { broken, ok } from '../../../../public/doctor/finding.js'
import type { Check } from '../command-check.ts'
import { openWs } from '../open-ws.ts'

const PARTS = ['frag', '', 'mén'.repeat(100), 't']

export const fragments: Check = {
  name: 'fragments',
  group: 'Fidelity',
  needs: ['upgrade', 'echo'],
  async run(visit) {
    const { ws } = await openWs(visit)
    const arrival = once(ws, 'message', { signal: visit.signal }) as Promise<[Buffer]>
    const end = once(ws, 'close', { signal: visit.signal }) as Promise<[number]>
    for (const [index, part] of PARTS.entries()) {
      ws.send(part, { fin: index === PARTS.length - 1 })
      // A frame within a message must not be taken for a part of it.
      if (index === 1) ws.ping()
    }
    const [outcome] = await Promise.race([arrival, end])
    end.catch(() => {})
    arrival.catch(() => {})
    if (String(outcome) === PARTS.join(''))
      return ok(`${PARTS.length} frames arrive as one message`)
    const ended = ws.readyState !== WebSocket.OPEN
    return broken(ended ? `the connection ended with ${outcome}` : 'another message came back', {
      meaning:
        'A message in several frames, as browsers and libraries send large ones, is not understood.',
      change: 'Turn off what inspects messages in between, or look for a newer version of it.',
    })
  },
}
