// The request of a handshake, as far as it is the caller's.

import { withoutCredentials } from './without-credentials.ts'

/** What the client says by itself, and what holds for one connection only. RFC 6455, 4.1 and RFC 9110, 7.6.1 */
const NOT_THE_CALLERS =
  /^(host|connection|upgrade|keep-alive|te|trailer|transfer-encoding|content-.*|proxy-.*|sec-websocket-.*)$/

/** The headers to send, of those that were given. */
export function requestHeaders(given: HeadersInit): Record<string, string> {
  return Object.fromEntries([...new Headers(given)].filter(([name]) => !NOT_THE_CALLERS.test(name)))
}

/**
 * With the scheme that WebSockets have; a relative one is relative to the page.
 *
 * @throws TypeError for what is no URL or has another scheme
 */
export function webSocketUrl(given: string | URL): URL {
  const url = new URL(given, globalThis.location?.href)
  url.protocol = url.protocol.replace(/^http/, 'ws')
  url.hash = ''
  if (/^wss?:$/.test(url.protocol)) return url
  throw new TypeError(
    `Cannot connect to ${withoutCredentials(url)}: use ws:, wss:, http: or https:`,
  )
}
