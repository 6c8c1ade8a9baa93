// What became of permessage-deflate, which the doctor offers. RFC 7692

import { note, ok } from '../../../../public/doctor/finding.js'
import { seenHeader } from '../../../../public/doctor/way.js'
import type { Check } from '../command-check.ts'
import type { CommandVisit } from '../command-visit.ts'
import { openWs } from '../open-ws.ts'

export const compression: Check = {
  name: 'compression',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const { seen } = visit.way
    const { ws } = await openOffering(visit)
    const figures = { extensions: ws.extensions }
    if (ws.extensions !== '') return ok('permessage-deflate agreed on', { figures })
    if (seen === null) return ok('permessage-deflate offered, not agreed on', { figures })
    if (seenHeader(seen, 'sec-websocket-extensions') !== undefined) {
      return ok('permessage-deflate reached the server, which uses none', { figures })
    }
    return note('permessage-deflate did not reach the server', {
      meaning: 'Something in between removes the header, so that messages are never compressed.',
      change: 'Let the proxy pass Sec-WebSocket-Extensions on, where compression is wanted.',
      figures,
    })
  },
}

/** edge-echo compresses for whoever asks, whatever its settings; other servers do as they do. */
async function openOffering(visit: CommandVisit): ReturnType<typeof openWs> {
  if (visit.way.seen !== null) {
    try {
      return await openWs(visit, { compress: true, query: 'compress' })
    } catch {
      // Where its runtime cannot, as on Workers and Deno, it refuses to be asked.
      visit.signal.throwIfAborted()
    }
  }
  return openWs(visit, { compress: true })
}
