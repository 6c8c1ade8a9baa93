// Whether WebSockets are offered over HTTP/2. RFC 8441

import { once } from 'node:events'
import { connect } from 'node:http2'
import { ok } from '../../../../public/doctor/finding.js'
import { limited } from '../../../../public/doctor/limited.js'
import type { Check } from '../command-check.ts'

const LIMIT_MS = 2000

export const http2: Check = {
  name: 'http2',
  group: 'Width',
  needs: ['answer'],
  async run({ url, signal }) {
    const isSecure = url.protocol === 'wss:'
    const session = connect(`${isSecure ? 'https' : 'http'}://${url.host}`)
    session.on('error', () => {})
    try {
      const soon = limited(signal, LIMIT_MS)
      const [settings] = await once(session, 'remoteSettings', { signal: soon })
      const isOffered = settings.enableConnectProtocol === true
      const figures = { http2: true, extendedConnect: isOffered }
      const value = isOffered
        ? 'offers WebSockets over it (RFC 8441)'
        : 'WebSockets over HTTP/1.1 only'
      return ok(`HTTP/2, ${value}`, { figures })
    } catch {
      signal.throwIfAborted()
      const value = isSecure ? 'HTTP/1.1 only' : 'HTTP/1.1 only, without TLS'
      return ok(value, { figures: { http2: false, extendedConnect: false } })
    } finally {
      session.destroy()
    }
  },
}
