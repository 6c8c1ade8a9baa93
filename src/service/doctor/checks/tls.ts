// The version of TLS, the certificate and its end.

import { once } from 'node:events'
import { isIP } from 'node:net'
import { connect } from 'node:tls'
import { broken, note, ok, skipped } from '../../../../public/doctor/finding.js'
import type { Check } from '../command-check.ts'
import { portOf } from './network.ts'

const DAY_MS = 86_400_000

/** Certificates are renewed a month ahead; what is nearer to its end has not been. */
const SOON_DAYS = 14

export const tls: Check = {
  name: 'tls',
  group: 'Way in',
  needs: [],
  async run({ url, signal }) {
    if (url.protocol !== 'wss:') return skipped('ws: has no TLS')
    const startedAt = performance.now()
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // What is wrong with the certificate is the finding here, not the end of it.
    const socket = connect({
      host,
      port: portOf(url),
      rejectUnauthorized: false,
      ...(isIP(host) === 0 && { servername: host }),
    })
    try {
      await once(socket, 'secureConnect', { signal })
      const handshakeMs = performance.now() - startedAt
      const version = socket.getProtocol()
      const end = new Date(socket.getPeerCertificate().valid_to)
      const days = Math.floor((end.getTime() - Date.now()) / DAY_MS)
      const figures = { version, handshakeMs, certificateEnds: end }
      const value = `${version} in ${handshakeMs.toFixed(1)} ms, certificate for ${days} more days`
      if (!socket.authorized) {
        return broken(`${value}, not trusted: ${socket.authorizationError}`, {
          meaning: 'Browsers refuse it, and tell a page nothing but 1006.',
          change:
            'Send the whole chain, for this very name. One of your own: NODE_EXTRA_CA_CERTS=ca.pem.',
          figures,
        })
      }
      if (days >= SOON_DAYS) return ok(value, { figures })
      const meaning = 'The certificate ends soon, and all new connections with it.'
      return note(value, { meaning, change: 'Look at its renewal.', figures })
    } finally {
      socket.destroy()
    }
  },
}
