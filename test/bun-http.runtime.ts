// Where Bun's HTTP differs from what the service promises, left to itself.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { handshakeWith, request } from './hostile/hostile-input.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { RawClient } from './support/raw-client.ts'

let server: Awaited<ReturnType<typeof startChild>>
beforeAll(async () => {
  server = await startChild(bunRun('src/service/main/bun.ts'))
})
afterAll(() => server.stop())

const upgradeTo = (host: string) =>
  request('GET /echo HTTP/1.1', { ...handshakeWith(), Host: host })

async function statusOf(bytes: Buffer): Promise<string | undefined> {
  const client = await RawClient.open(Number(new URL(server.url).port))
  await client.write(bytes)
  await client.heard(1)
  client.leave()
  return client.transcript[0]
}

it.each<[string, Buffer, string]>([
  ['HTTP/1.0 without a Host', request('GET /healthz HTTP/1.0'), '200'],
  ['HTTP/1.0 with a Host', request('GET /healthz HTTP/1.0', { Host: 'a' }), '200'],
  ['a Host in capitals', request('GET /healthz HTTP/1.1', { Host: 'MYPC:3000' }), '200'],
  ['HTTP/1.1 without a Host', request('GET /healthz HTTP/1.1'), '400'],
  ['an empty Host', request('GET /healthz HTTP/1.1', ['Host:']), '400'],
  ['a Host that is none', request('GET /healthz HTTP/1.1', { Host: 'a b' }), '400'],
  ['a Host that cannot be parsed', request('GET /healthz HTTP/1.1', { Host: '[::1' }), '400'],
  ['a Host with no such port', request('GET /healthz HTTP/1.1', { Host: 'a:99999' }), '400'],
  ['an upgrade to a Host that cannot be parsed', upgradeTo('[::1'), '400'],
  ['two Hosts', request('GET /healthz HTTP/1.1', ['Host: a', 'Host: b']), '400'],
])('%s', async (_what, bytes, status) => {
  expect(await statusOf(bytes)).toBe(status)
})
