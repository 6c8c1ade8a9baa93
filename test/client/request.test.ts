import { afterEach, describe, expect, it, vi } from 'vitest'
import { requestHeaders, webSocketUrl } from '../../src/library/client/request.ts'

describe('the address', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  it.each([
    ['ws://a/b?c=d', 'ws://a/b?c=d'],
    ['wss://a/', 'wss://a/'],
    ['http://a/b', 'ws://a/b'],
    ['https://a:8443/b', 'wss://a:8443/b'],
    [new URL('https://a/b#part'), 'wss://a/b'],
  ])('%s is %s', (given, expected) => {
    expect(webSocketUrl(given).href).toBe(expected)
  })

  it('can be relative to the page', () => {
    vi.stubGlobal('location', { href: 'https://a/b/c?d' })
    expect(webSocketUrl('/echo').href).toBe('wss://a/echo')
    expect(webSocketUrl('echo').href).toBe('wss://a/b/echo')
  })

  it.each(['/echo', 'ftp://a/', ''])('%j is refused with a TypeError', (given) => {
    expect(() => webSocketUrl(given)).toThrow(TypeError)
  })
})

it('the headers of the connection are left out, the others sent', () => {
  const given = {
    Host: 'a',
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Key': 'x',
    'Sec-WebSocket-Extensions': 'permessage-deflate',
    'Content-Length': '0',
    'Proxy-Authorization': 'x',
    Cookie: 'a=b',
    Origin: 'https://a',
    Authorization: 'Bearer x',
  }
  expect(requestHeaders(given)).toEqual({
    cookie: 'a=b',
    origin: 'https://a',
    authorization: 'Bearer x',
  })
})
