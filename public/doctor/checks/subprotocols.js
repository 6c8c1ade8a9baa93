// Whether the subprotocols that a client offers reach the server, and its choice the client.
import { broken, ok, sentence } from '../finding.js'
import { seenHeader } from '../way.js'

/** @import { Check } from '../check.js' */

const OFFERED = ['doctor.one', 'doctor.two']

/** @type {Check} */
export const subprotocols = {
  name: 'subprotocols',
  group: 'Fidelity',
  needs: ['upgrade'],
  async run(visit) {
    const session = await visit
      .open({ protocols: OFFERED })
      .catch((/** @type {Error} */ error) => error)
    const { seen } = visit.way
    if (session instanceof Error) {
      visit.signal.throwIfAborted()
      // A client must fail where a server agrees on none, by WHATWG's rules. Where it is not told why it
      // failed, it is for that: without an offer a connection opens.
      if (visit.client.tellsRefusals && !/no subprotocol/i.test(session.message)) throw session
      if (seen === null) return ok(sentence('protocolsNone'))
    } else if (session.protocol !== '') {
      const values = { count: OFFERED.length, protocol: session.protocol }
      return ok(sentence('protocolsAgreed', values))
    }
    const isSeen = seen !== null && seenHeader(seen, 'sec-websocket-protocol')
    return broken(sentence('protocolsLost'), {
      meaning: sentence('protocolsMeaning'),
      change: sentence(isSeen ? 'protocolsAnswer' : 'protocolsEither'),
    })
  },
}
