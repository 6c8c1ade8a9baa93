import { describe, expect, it } from 'vitest'
import { parsers } from '../../public/console/wire/parsers.js'

describe('an address', () => {
  it.each([
    ['ws://localhost:3000/echo', 'ws://localhost:3000/echo'],
    [' wss://example.test ', 'wss://example.test/'],
  ])('is taken from %j', (text, href) => {
    expect(parsers.address(text)).toBe(href)
  })

  it.each(['', 'example.test', '/echo', 'http://example.test', 'ws://', 'ws://example.test/#a'])(
    'is not %j',
    (text) => {
      expect(parsers.address(text)).toBeNull()
    },
  )
})

describe('subprotocols', () => {
  it.each([
    ['', []],
    ['chat', ['chat']],
    ['chat.v2, chat.v1  json', ['chat.v2', 'chat.v1', 'json']],
  ])('are taken from %j', (text, names) => {
    expect(parsers.protocols(text)).toEqual(names)
  })

  it.each(['a, a', 'a/b', 'a;b', 'é', '"a"'])('are not %j', (text) => {
    expect(parsers.protocols(text)).toBeNull()
  })
})

describe('a close reason', () => {
  it('has at most 123 bytes in UTF-8', () => {
    expect(parsers.closeReason('x'.repeat(123))).toHaveLength(123)
    expect(parsers.closeReason('x'.repeat(124))).toBeNull()
    expect(parsers.closeReason('é'.repeat(62))).toBeNull()
  })
})

describe('hex', () => {
  it.each([
    ['', []],
    ['00fF', [0, 255]],
    ['0x0a, 0xFF', [10, 255]],
    ['de:ad-be_ef\n01', [0xde, 0xad, 0xbe, 0xef, 1]],
  ])('reads %j', (text, bytes) => {
    expect(parsers.hex(text)).toEqual(Uint8Array.from(bytes))
  })

  it.each(['0', 'abc', 'zz', '0xg0', '１２'])('does not read %j', (text) => {
    expect(parsers.hex(text)).toBeNull()
  })
})

describe('Base64', () => {
  it.each([
    ['', []],
    ['AP8=', [0, 255]],
    ['AP8', [0, 255]],
    ['-_-_', [0xfb, 0xff, 0xbf]],
    ['+/ +/\n', [0xfb, 0xff, 0xbf]],
    ['AA==', [0]],
  ])('reads %j', (text, bytes) => {
    expect(parsers.base64(text)).toEqual(Uint8Array.from(bytes))
  })

  it.each(['A', 'AP8==', 'AP8=A', 'A===', '=', 'AP%8', 'é'])('does not read %j', (text) => {
    expect(parsers.base64(text)).toBeNull()
  })
})
