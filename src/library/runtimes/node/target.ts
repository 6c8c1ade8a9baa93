// The target of a request in the spelling that node-server knows as a whole URL: a client may write its
// scheme in capitals. RFC 9112, 3.2.2 and RFC 3986, 3.1

import type { IncomingMessage } from 'node:http'

const SCHEME = /^https?:/i

/** Rewrites a target that is a whole URL; any other stays. */
export function normalizeTarget(incoming: Pick<IncomingMessage, 'url'>): void {
  const { url = '' } = incoming
  if (url.startsWith('/')) return
  const [scheme] = SCHEME.exec(url) ?? []
  if (scheme !== undefined) incoming.url = scheme.toLowerCase() + url.slice(scheme.length)
}
