import { describe, expect, it } from 'vitest'
import {
  homeAddress,
  isCloseCode,
  isCloseReason,
  isMixed,
  isOnce,
  isOwn,
  parseAddress,
  parseProtocols,
} from '../../../public/console/wire/address.js'

describe('the mode', () => {
  it.each(['/', '/index', '/index/', '/elsewhere', '/echo/once'])('is echo-once at %s', (path) => {
    expect(isOnce(path)).toBe(true)
  })

  it.each(['/index2', '/index2/', '/echo', '/echo/'])('is connected at %s', (path) => {
    expect(isOnce(path)).toBe(false)
  })
})

describe('the home address', () => {
  it('is wss: when the page came over https:', () => {
    expect(homeAddress(new URL('https://example.test/'))).toBe('wss://example.test/echo_once')
  })

  it('is ws: with the port of the page otherwise', () => {
    expect(homeAddress(new URL('http://localhost:3000/index2'))).toBe('ws://localhost:3000/echo')
  })
})

describe('an address', () => {
  it.each([
    ['ws://localhost:3000/echo', 'ws://localhost:3000/echo'],
    [' wss://example.test ', 'wss://example.test/'],
    ['localhost:9999', 'ws://localhost:9999/'],
    ['127.0.0.1:80/chat', 'ws://127.0.0.1/chat'],
    ['[::1]:3000', 'ws://[::1]:3000/'],
    ['printer.local', 'ws://printer.local/'],
    ['example.test/chat?a=1', 'wss://example.test/chat?a=1'],
    ['https://example.test/', 'wss://example.test/'],
    ['http://example.test:81', 'ws://example.test:81/'],
  ])('is taken from %j', (text, href) => {
    expect(parseAddress(text)).toBe(href)
  })

  it.each(['', '/echo', 'ftp://example.test', 'ws://', 'ws://example.test/#a', 'a b'])(
    'is not %j',
    (text) => {
      expect(parseAddress(text)).toBeNull()
    },
  )

  it.each([
    ['https:', 'ws://example.com/', true],
    ['https:', 'wss://example.com/', false],
    ['https:', 'ws://localhost:3000/', false],
    ['https:', 'ws://127.0.0.1/', false],
    ['https:', 'ws://localhost.example.com/', true],
    ['http:', 'ws://example.com/', false],
  ])('on a page over %s: %s is mixed content: %s', (protocol, address, mixed) => {
    expect(isMixed(new URL(`${protocol}//edge-echo.example`), address)).toBe(mixed)
  })

  it('is the own server at the same host and port alone', () => {
    const page = new URL('http://localhost:3000/index2')
    expect(isOwn('ws://localhost:3000/echo', page)).toBe(true)
    expect(isOwn('ws://localhost:3001/echo', page)).toBe(false)
  })
})

describe('subprotocols', () => {
  it.each([
    ['', []],
    ['chat', ['chat']],
    ['chat.v2, chat.v1  json', ['chat.v2', 'chat.v1', 'json']],
  ])('are taken from %j', (text, names) => {
    expect(parseProtocols(text)).toEqual(names)
  })

  it.each(['a, a', 'a/b', 'a;b', 'é', '"a"'])('are not %j', (text) => {
    expect(parseProtocols(text)).toBeNull()
  })
})

describe('a close reason', () => {
  it('has at most 123 bytes in UTF-8', () => {
    expect(isCloseReason('x'.repeat(123))).toBe(true)
    expect(isCloseReason('x'.repeat(124))).toBe(false)
    expect(isCloseReason('é'.repeat(62))).toBe(false)
  })
})

describe('a close code', () => {
  it.each(['', '1000', '3000', '4999'])('is %j', (text) => {
    expect(isCloseCode(text)).toBe(true)
  })

  it.each(['999', '1001', '1006', '2999', '5000', '1e3', '4000.5', 'bye'])('is not %j', (text) => {
    expect(isCloseCode(text)).toBe(false)
  })
})
