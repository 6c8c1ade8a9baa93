// What a client offers of permessage-deflate, and what of it can be taken. `ws` answers an offer that it
// does not like with 400, when the app has said yes already; so it gets to see only what it likes. An
// offer that cannot be taken is declined, and the connection goes without. RFC 7692, 5.1 and 7.1

import { listElements } from '../../../websocket/header-list.ts'

const EXTENSION = 'permessage-deflate'

/** `zlib` cannot compress with a window of 2^8 bytes: it takes the next larger one. */
const WINDOW_BITS = /^"?(9|1[0-5])"?$/

/** What a client may limit itself to. */
const CLIENT_WINDOW_BITS = /^"?([89]|1[0-5])"?$/

/** The first offer in a `Sec-WebSocket-Extensions` header that can be taken, for `ws`; null for none. */
export function acceptableOffer(header: string | undefined): string | null {
  if (header === undefined) return null
  for (const offer of listElements(header)) {
    const [name, ...parameters] = offer.split(';').map((part) => part.trim())
    if (name !== EXTENSION) continue
    const taken = parametersOf(parameters)
    if (taken !== null) return [EXTENSION, ...taken].join('; ')
  }
  return null
}

/** As they are passed on; null if one of them cannot be taken. */
function parametersOf(parameters: readonly string[]): string[] | null {
  const seen = new Set<string>()
  const taken: string[] = []
  for (const parameter of parameters) {
    const [name = '', value] = parameter.split('=').map((part) => part.trim())
    if (seen.has(name) || !isAcceptable(name, value)) return null
    seen.add(name)
    // A hint alone. Without an answer to it the client may use any window, and any can be inflated.
    if (name !== 'client_max_window_bits') taken.push(parameter)
  }
  return taken
}

function isAcceptable(name: string, value: string | undefined): boolean {
  switch (name) {
    case 'server_no_context_takeover':
    case 'client_no_context_takeover':
      return value === undefined
    case 'server_max_window_bits':
      return value !== undefined && WINDOW_BITS.test(value)
    case 'client_max_window_bits':
      return value === undefined || CLIENT_WINDOW_BITS.test(value)
    default:
      return false
  }
}
