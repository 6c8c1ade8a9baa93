// What the service tells a browser not to do, and which pages may open its WebSockets.

import type { MiddlewareHandler } from 'hono'
import { protectiveHeaders } from '../library/runtimes/shared/plain-answer.ts'
import { isAccepted, isWebSocket } from '../library/websocket/index.ts'
import { readableAcross } from './cross-origin.ts'
import { matchOrigins } from './origins.ts'

/**
 * For a page, and for a script, whose policy is that of the Worker which it starts: nothing but our own
 * files, and WebSockets and requests to anywhere, since it is a console.
 */
const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss: http: https:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * Alone with its own files, a page and its Workers have a clock of 5 µs in Chromium and of 20 µs in
 * Firefox; else it is one of 100 µs and of 1 ms, as coarse as what the pages measure.
 */
const ISOLATION = [
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Embedder-Policy', 'require-corp'],
] as const

const protection = Object.entries(protectiveHeaders)

/**
 * The security headers of every answer but the 101 of an upgrade, which shows nothing; among them which other
 * pages may read it.
 *
 * @param origins those pages', as `ALLOWED_ORIGINS` has them; null: any
 */
export function securityHeaders(origins: readonly string[] | null): MiddlewareHandler {
  const sayReaders = readableAcross(origins)
  return async function securityHeaders(c, next) {
    await next()
    if (isAccepted(c)) return
    const { headers } = c.res
    for (const [name, value] of protection) headers.set(name, value)
    if (/^text\/(?:html|javascript)/.test(headers.get('Content-Type') ?? '')) {
      headers.set('Content-Security-Policy', PAGE_POLICY)
      for (const [name, value] of ISOLATION) headers.set(name, value)
    }
    sayReaders(c)
  }
}

/**
 * Refuses a WebSocket from a page of another origin with 403: a browser lets any page open one, with
 * the visitor's cookies. A request without an Origin comes from no page and passes. RFC 6455, 10.2
 */
export function allowOrigins(origins: readonly string[]): MiddlewareHandler {
  const isAllowed = matchOrigins(origins)
  return async function allowOrigins(c, next) {
    const origin = c.req.header('Origin')
    if (origin !== undefined && isWebSocket(c) && !isAllowed(origin)) {
      return c.text('Pages of this origin may not open a WebSocket here\n', 403)
    }
    return next()
  }
}
