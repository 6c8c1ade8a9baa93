// Which pages of other origins may read an answer to a plain request: those that may open a WebSocket,
// since that tells them the same. https://fetch.spec.whatwg.org/#http-cors-protocol

import type { Context, MiddlewareHandler } from 'hono'
import { isAccepted } from '../library/websocket/index.ts'
import { matchOrigins } from './origins.ts'

/** By which the page's doctor knows what stands in between; it is they that write them. */
const OF_PROXIES = 'Server, Via, X-Served-By'

/**
 * Without credentials: no answer of the service depends on who asks. A preflight is not answered, since
 * none of these requests needs one.
 *
 * @param origins as `ALLOWED_ORIGINS` has them; null: any
 * @param isReadable asked when there is an answer
 */
export function readableAcross(
  origins: readonly string[] | null,
  isReadable: (c: Context) => boolean,
): MiddlewareHandler {
  const isAllowed = origins === null ? null : matchOrigins(origins)
  return async function readableAcross(c, next) {
    await next()
    if (isAccepted(c) || !isReadable(c)) return
    const { headers } = c.res
    const origin = isAllowed === null ? '*' : c.req.header('Origin')
    if (isAllowed !== null) headers.append('Vary', 'Origin')
    if (origin === undefined || isAllowed?.(origin) === false) return
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Access-Control-Expose-Headers', OF_PROXIES)
  }
}
