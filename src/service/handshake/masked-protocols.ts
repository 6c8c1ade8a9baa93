// Subprotocols of which some are none: a page can set no `Authorization` for a WebSocket, so that many send
// a token in this list instead. Kubernetes, for one: `base64url.bearer.authorization.k8s.io.<token>`.

import { isConfidential, mask } from './confidential.ts'

/** As in `graphql-transport-ws`, `v5.channel.k8s.io`, `wamp.2.json`. */
const WORD = /^(?:[A-Z]?[a-z]{0,20}\d{0,3}|[A-Z]{1,20}|[A-Za-z0-9]{1,5})$/

/** The list, with something else in place of each item that is, or may be, a token. */
export function maskedProtocols(list: string): string {
  let isAnnounced = false
  const items = list.split(',').map((text) => {
    const item = text.trim()
    const isShown = !isAnnounced && !isConfidential(item) && isName(item)
    // `bearer, <token>`: the name of what follows it.
    isAnnounced = isConfidential(item)
    return isShown ? item : mask(item)
  })
  return items.join(', ')
}

function isName(item: string): boolean {
  return item.length <= 64 && item.split(/[.\-_+:/]/).every((part) => WORD.test(part))
}
