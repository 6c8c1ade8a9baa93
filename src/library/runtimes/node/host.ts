// The Host of a request in the one spelling that node-server takes: it compares what was sent with what
// a URL makes of it, while a client may write capitals, an empty port or a long IPv6 address. RFC 9112, 3.2

import type { IncomingMessage } from 'node:http'

/** HTTP/1.0 knows no Host; some name has to stand in the URL of the request. */
const HOST_OF_HTTP_1_0 = 'localhost'

/** What a host and its port are made of: nothing that would begin another part of a URL. */
const AUTHORITY = /^[\w.~!$&'()*+,;=%:[\]-]+$/

/** Most requests name the host that the one before has named. */
let lastSent = ''
let lastNormal = ''

/** Rewrites the Host where it can be a part of a URL; any other is left for node-server to refuse. */
export function normalizeHost({ headers, httpVersion }: IncomingMessage): void {
  // In HTTP/2 it has another name: RFC 9113, 8.3.1
  const name = ':authority' in headers ? ':authority' : 'host'
  const host = headers[name] as string | undefined
  if (host === undefined && httpVersion === '1.0') headers.host = HOST_OF_HTTP_1_0
  if (!host) return
  if (host !== lastSent) {
    lastNormal = normal(host)
    lastSent = host
  }
  headers[name] = lastNormal
}

function normal(host: string): string {
  if (!AUTHORITY.test(host)) return host
  try {
    // Without its port: that of the scheme would be left out.
    return new URL(`http://${host}`).hostname + (/:\d+$/.exec(host)?.[0] ?? '')
  } catch {
    return host
  }
}
