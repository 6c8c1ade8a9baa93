// What `/handshake` tells of a request, the same on every runtime.

import { describe, expect, it } from 'vitest'
import type { Handshake } from '../../src/service/handshake/handshake.ts'
import { version } from '../../src/service/version.ts'
import { itIf } from '../support/run-if.ts'
import type { Capabilities, Target } from './runtime.ts'

export function describeHandshake(getTarget: () => Target, can: Capabilities): void {
  const overHttp = async (path: string, headers?: Record<string, string>): Promise<Handshake> =>
    (await (await getTarget().request('GET', path, headers)).json()) as Handshake

  async function overWebSocket(path: string, headers: Record<string, string>): Promise<Handshake> {
    const client = await getTarget().connect(path, { headers })
    return JSON.parse(String(await client.next())) as Handshake
  }

  const headerOf = ({ headers }: Handshake, wanted: string) =>
    headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1]

  describe.each([
    ['GET', overHttp],
    ['a WebSocket', overWebSocket],
  ] as const)('over %s', (_how, ask) => {
    it('has the method, the target and the headers', async () => {
      const told = await ask('/handshake?a=%20b', { 'X-Proxied-By': 'nobody' })
      expect(told.method).toBe('GET')
      expect(told.target).toBe('/handshake?a=%20b')
      expect(headerOf(told, 'x-proxied-by')).toBe('nobody')
    })

    it.each([
      'Cookie',
      'Authorization',
      'Proxy-Authorization',
      'X-Api-Key',
      'CF-Access-Jwt-Assertion',
      'X-CSRF-Token',
      'X-XSRF',
    ])('does not show the value of %s', async (name) => {
      const told = await ask('/handshake', { [name]: 'secret-value' })
      expect(headerOf(told, name)).toBe('(12 characters, not shown)')
      expect(JSON.stringify(told)).not.toContain('secret-value')
    })

    it('tells the largest message that the server takes', async () => {
      const { maxMessageBytes } = await ask('/handshake', {})
      expect(maxMessageBytes).toBe(1024 * 1024)
    })

    it('tells the version of the service', async () => {
      expect((await ask('/handshake', {})).version).toBe(version)
    })

    itIf(can, 'knowsClient')('tells who the client is', async () => {
      const { remoteAddress, runtime } = await ask('/handshake', {})
      expect(remoteAddress).toMatch(/127\.0\.0\.1(:\d+)?$/)
      expect(runtime).toMatch(/^(Node|Deno|Bun|Workers)/)
    })

    itIf(can, 'tellsRawHeaders')('tells the headers in their spelling', async () => {
      const { headers, httpVersion } = await ask('/handshake', { 'x-fIRST': '1', 'X-Second': '2' })
      const names = headers.map(([name]) => name).filter((name) => /^x-/i.test(name))
      expect(names).toEqual(['x-fIRST', 'X-Second'])
      expect(httpVersion).toBe('1.1')
    })
  })

  it('over GET is not to be stored', async () => {
    const answer = await getTarget().request('GET', '/handshake')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
  })

  it('over a WebSocket closes with 1000 after its one message', async () => {
    const client = await getTarget().connect('/handshake')
    await client.next()
    expect((await client.closed).code).toBe(1000)
  })
}
