// Whether the subprotocols that a client offers reach the server, and its choice the client.

import type { Check } from '../check.ts'
import { broken, ok } from '../finding.ts'
import { seenHeader } from '../way.ts'

const OFFERED = ['doctor.one', 'doctor.two']

export const subprotocols: Check = {
  name: 'subprotocols',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const session = await visit.open({ protocols: OFFERED }).catch((error: Error) => error)
    if (session instanceof Error) {
      // A client must fail where a server agrees on none, by WHATWG's rules; `ws` does so.
      if (!/no subprotocol/i.test(session.message)) throw session
      if (visit.way.seen === null) return ok('the server agrees on none')
    } else if (session.protocol !== '') {
      return ok(`${OFFERED.length} offered, ${session.protocol} agreed on`)
    }
    return broken('none agreed on, where edge-echo takes the first', {
      meaning:
        'Clients of GraphQL, MQTT, STOMP and others cannot connect without their subprotocol.',
      change: `Let the proxy pass Sec-WebSocket-Protocol on, both ways (${
        visit.way.seen && seenHeader(visit.way.seen, 'sec-websocket-protocol')
          ? 'the answer lost it'
          : 'it may be lost either way'
      }).`,
    })
  },
}
