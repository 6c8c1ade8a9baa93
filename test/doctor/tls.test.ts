// What the doctor says of a certificate.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { expect, it, onTestFinished } from 'vitest'
import { tls } from '../../src/service/doctor/checks/tls.ts'
import { CommandVisit } from '../../src/service/doctor/command-visit.ts'
import { makeCertificate } from '../support/certificate.ts'

const options = { headers: {}, messageBytes: 1, idleSeconds: 0, connections: 0 }

it('finds a certificate that nobody trusts', async () => {
  const server = createServer(makeCertificate(), (socket) => socket.on('error', () => {}))
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const url = new URL(`wss://localhost:${(server.address() as AddressInfo).port}/echo`)
  const finding = await check(url)
  expect(finding).toMatchObject({
    verdict: 'broken',
    value: expect.stringMatching(/^TLSv1\.3 in .* not trusted: .*SELF_SIGNED/),
  })
})

it('has nothing to say without TLS', async () => {
  expect((await check(new URL('ws://localhost/echo'))).verdict).toBe('skipped')
})

function check(url: URL) {
  const way = { url, options, refusal: null, seen: null }
  const over = new AbortController()
  onTestFinished(() => over.abort())
  return tls.run(new CommandVisit(way, over.signal))
}
