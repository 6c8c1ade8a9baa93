// The limits that hold wherever the service runs.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Refusal } from '../behaviour/runtime.ts'
import { type Service, startOn } from '../support/service.ts'

const MAX_MESSAGE_BYTES = 1000
const ALLOWED = 'https://allowed.example'

describe.each(['Node', 'workerd'] as const)('on %s', (runtime) => {
  let service: Service
  beforeAll(async () => {
    service = await startOn[runtime]({
      MAX_MESSAGE_BYTES: String(MAX_MESSAGE_BYTES),
      ALLOWED_ORIGINS: `${ALLOWED}, https://also.example:8443, https://*.wild.example, capacitor://localhost`,
    })
  })
  afterAll(() => service.stop())

  describe('MAX_MESSAGE_BYTES', () => {
    it.each([
      ['binary', new Uint8Array(MAX_MESSAGE_BYTES)],
      ['ASCII text', 'a'.repeat(MAX_MESSAGE_BYTES)],
      ['text of two bytes a character', 'é'.repeat(MAX_MESSAGE_BYTES / 2)],
    ])('lets %s of that size pass', async (_kind, message) => {
      const client = await service.target.connect('/echo')
      client.send(message)
      expect(await client.next()).toEqual(message)
      client.close()
    })

    it.each([
      ['binary', new Uint8Array(MAX_MESSAGE_BYTES + 1)],
      ['ASCII text', 'a'.repeat(MAX_MESSAGE_BYTES + 1)],
      ['text of two bytes a character', 'é'.repeat(MAX_MESSAGE_BYTES / 2 + 1)],
    ])('closes with 1009 for %s above it', async (_kind, message) => {
      const client = await service.target.connect('/echo')
      client.send('first')
      expect(await client.next()).toBe('first')
      client.send(message)
      expect((await client.closed).code).toBe(1009)
    })
  })

  describe('ALLOWED_ORIGINS', () => {
    it.each([
      ['an origin of the list', { Origin: ALLOWED }],
      ['another origin of the list', { Origin: 'https://also.example:8443' }],
      ['a subdomain of a domain of the list', { Origin: 'https://a.wild.example' }],
      ["an app's origin of the list", { Origin: 'capacitor://localhost' }],
      ['no origin at all', {}],
    ])('lets %s pass', async (_case, headers: Record<string, string>) => {
      const client = await service.target.connect('/echo', { headers })
      client.send('hello')
      expect(await client.next()).toBe('hello')
      client.close()
    })

    it.each([
      'https://evil.example',
      'http://allowed.example',
      'https://wild.example',
      'capacitor://evil',
      'https://allowed.example:8443',
      'https://allowed.example.evil.example',
      'HTTPS://ALLOWED.EXAMPLE',
      'null',
      'http://localhost',
    ])('refuses %s with 403', async (origin) => {
      const refused = service.target.connect('/echo', { headers: { Origin: origin } })
      await expect(refused).rejects.toBeInstanceOf(Refusal)
      await expect(refused).rejects.toMatchObject({ status: 403 })
    })

    it('lets a page of any origin read plain HTTP', async () => {
      const { status } = await service.target.request('GET', '/healthz', { Origin: 'https://x.y' })
      expect(status).toBe(200)
    })
  })
})
