import { describe, expect, it } from 'vitest'
import { matchOrigins, readOrigin } from '../../src/service/origins.ts'

describe('readOrigin', () => {
  it.each([
    ['https://a.b', 'https://a.b'],
    ['HTTPS://A.B', 'https://a.b'],
    ['https://a.b:443', 'https://a.b'],
    ['http://a.b:80', 'http://a.b'],
    ['http://a.b:443', 'http://a.b:443'],
    ['http://localhost:5173', 'http://localhost:5173'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['http://[0:0:0:0:0:0:0:1]:8080', 'http://[::1]:8080'],
    ['null', 'null'],
    ['capacitor://localhost', 'capacitor://localhost'],
    ['Ionic://LocalHost', 'ionic://localhost'],
    ['app://.', 'app://.'],
    ['chrome-extension://abcdef', 'chrome-extension://abcdef'],
    ['file://', 'file://'],
    ['https://*.example.com', 'https://*.example.com'],
    ['https://*.Example.com:443', 'https://*.example.com'],
    ['http://*.localhost:3000', 'http://*.localhost:3000'],
  ])('takes %s as %s', (text, origin) => {
    expect(readOrigin(text)).toBe(origin)
    expect(readOrigin(origin)).toBe(origin)
  })

  it.each([
    ['a.b', 'has no scheme, such as https://'],
    ['*', 'has no scheme, such as https://'],
    ['', 'has no scheme, such as https://'],
    ['NULL', 'has no scheme, such as https://'],
    ['data:text/html,x', 'has no scheme, such as https://'],
    ['wss://a.b', 'is no origin: pages are at https://'],
    ['https://a.b/', 'has a path'],
    ['https://a.b/path', 'has a path'],
    ['https://a.b?x', 'has a path'],
    ['https://a.b#x', 'has a path'],
    ['https://a.b\\x', 'has a path'],
    ['capacitor://localhost/', 'has a path'],
    ['https://user@a.b', 'has a user name or a password'],
    ['https://user:secret@a.b', 'has a user name or a password'],
    ['https://a.b https://c.d', 'is no address'],
    ['https://a\tb', 'is no address'],
    ['https://a.b:99999', 'is no address'],
    ['https://', 'is no address'],
    ['capacitor://', 'has no host'],
    ['https://*', 'has a * that is not in front of a domain'],
    ['https://*.', 'has a * that is not in front of a domain'],
    ['https://*example.com', 'has a * that is not in front of a domain'],
    ['https://a.*.com', 'has a * that is not in front of a domain'],
    ['https://*.*.com', 'has a * that is not in front of a domain'],
    ['https://a.b:*', 'is no address'],
    ['https://*.1.2.3.4', 'is no address'],
    ['*://a.b', 'has no scheme, such as https://'],
  ])('refuses %j, which %s', (text, problem) => {
    expect(() => readOrigin(text)).toThrow(new TypeError(`${JSON.stringify(text)} ${problem}`))
  })
})

describe('matchOrigins', () => {
  const isAllowed = matchOrigins([
    'https://Exact.example:443',
    'https://*.example.com',
    'http://*.example.net:8080',
    'capacitor://localhost',
    'null',
  ])

  it.each([
    'https://exact.example',
    'https://a.example.com',
    'https://a.b.example.com',
    'https://xn--bcher-kva.example.com',
    'http://a.example.net:8080',
    'capacitor://localhost',
    'null',
  ])('lets %s pass', (origin) => {
    expect(isAllowed(origin)).toBe(true)
  })

  it.each([
    'https://exact.example:443',
    'https://EXACT.example',
    'http://exact.example',
    'https://example.com',
    'https://.example.com',
    'https://evilexample.com',
    'https://a.example.com.evil',
    'https://a.example.com:8443',
    'http://a.example.com',
    'https://evil/.example.com',
    'https://evil#.example.com',
    'https://evil@a.example.com',
    'https://evil:1.example.com',
    'http://a.example.net',
    'http://a.example.net:80',
    'capacitor://evil',
    '',
  ])('refuses %s', (origin) => {
    expect(isAllowed(origin)).toBe(false)
  })

  it('throws for what is no origin', () => {
    expect(() => matchOrigins(['https://a.b/path'])).toThrow('has a path')
  })
})
