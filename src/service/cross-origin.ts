// Which pages of other origins may read an answer to a plain request: those that may open a WebSocket,
// since that tells them the same. https://fetch.spec.whatwg.org/#http-cors-protocol

import type { Context } from 'hono'
import { headerOf } from '../library/websocket/adapter/runtime.ts'
import { matchOrigins } from './origins.ts'

/** What they may read; no files, but each refusal. */
const READABLE: readonly string[] = ['/echo', '/echo_once', '/clock', '/handshake', '/healthz']

/** By which the page's doctor knows what stands in between; it is they that write them. */
const OF_PROXIES = 'Server, Via, X-Served-By'

/**
 * Gives the function that says it in the headers of an answer. Without credentials: no answer of the
 * service depends on who asks. A preflight is not answered, since none of these requests needs one.
 *
 * @param origins as `ALLOWED_ORIGINS` has them; null: any
 */
export function readableAcross(origins: readonly string[] | null): (c: Context) => void {
  const isAllowed = origins === null ? null : matchOrigins(origins)
  return (c) => {
    const origin = headerOf(c, 'origin')
    // Who sends none is no page. Nothing varies by it: no other page needs what a cache may keep.
    if (origin === undefined && isAllowed === null) return
    if (!READABLE.includes(c.req.path) && c.res.status < 400) return
    const { headers } = c.res
    if (isAllowed !== null) headers.append('Vary', 'Origin')
    if (origin === undefined || isAllowed?.(origin) === false) return
    headers.set('Access-Control-Allow-Origin', isAllowed === null ? '*' : origin)
    headers.set('Access-Control-Expose-Headers', OF_PROXIES)
  }
}
