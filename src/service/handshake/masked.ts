// Headers that a client or a proxy sends in confidence. A page can ask for what the server saw of its own
// request, and must not learn by it what the browser hides from it: cookies that are `HttpOnly`, for one.

import { isConfidential, mask } from './confidential.ts'
import { maskedProtocols } from './masked-protocols.ts'

/** The header, with something else in place of a value, or a part of one, that is confidential. */
export function masked([name, value]: [name: string, value: string]): [string, string] {
  if (name.toLowerCase() === 'sec-websocket-protocol') return [name, maskedProtocols(value)]
  return isConfidential(name) ? [name, mask(value)] : [name, value]
}
