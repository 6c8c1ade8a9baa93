// What Bun hands over as the URL of a request, by its Host.

import { expect, test } from 'vitest'
import { withUrl } from '../../src/library/runtimes/bun/request-url.ts'

/** A Request as Bun makes it. */
function requestOf(url: string, host: string | null): Request {
  const headers = new Headers(host === null ? {} : { Host: host })
  const request = new Request('http://never/', { headers })
  Object.defineProperty(request, 'url', { value: url })
  Object.defineProperty(request, 'headers', { value: headers })
  return request
}

test('a request with a Host is handed on as it is', () => {
  const request = requestOf('http://a/healthz', 'a')
  expect(withUrl(request)).toBe(request)
})

test.each(['/healthz', '//x/healthz', '/a?b=//c'])('%s without a Host gets one', (target) => {
  expect(withUrl(requestOf(target, null))?.url).toBe(`http://localhost${target}`)
})

test.each([
  ['an empty Host', '/healthz', ''],
  ['a Host that is none', '/healthz', 'a b'],
  ['two Hosts', 'http://a/healthz', 'a, b'],
])('%s is refused', (_what, url, host) => {
  expect(withUrl(requestOf(url, host))).toBeNull()
})
