// No path leads out of `public`, on Node.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { request } from '../hostile/hostile-input.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startProcess } from '../support/server-process.ts'

let server: ServerProcess
beforeAll(async () => {
  server = await startProcess()
})
afterAll(() => server.kill('SIGKILL'))

async function get(target: string) {
  const client = await RawClient.open(server.port)
  await client.write(request(`GET ${target} HTTP/1.1`, { Host: 'localhost' }))
  await client.heard(1)
  const [answer] = client.answers
  client.leave()
  if (answer === undefined) throw new Error(`No answer to ${target}`)
  return answer
}

it('has a file there that nobody should get', async () => {
  expect((await get('/console/main.js')).status).toBe(200)
})

it.each([
  '/../package.json',
  '/../../../../../../etc/passwd',
  '/console/../../package.json',
  '/..%2fpackage.json',
  '/..%2Fpackage.json',
  '/%2e%2e/package.json',
  '/%2e%2e%2fpackage.json',
  '/.%2e/package.json',
  '/%252e%252e%252fpackage.json',
  '/....//package.json',
  '/..;/package.json',
  '/..%5cpackage.json',
  '/..\\package.json',
  '/console\\..\\..\\package.json',
  '/..%00/package.json',
  '/package.json%00.html',
  '/..%c0%afpackage.json',
  '/%uff0e%uff0e/package.json',
  '//../package.json',
  '//etc/passwd',
  '/./../package.json',
  'http://localhost/../package.json',
  'http://localhost/%2e%2e/package.json',
  '/.git/config',
  '/console/',
  '/console',
  '/C:/Windows/win.ini',
])('%s is not found', async (target) => {
  const { status, body } = await get(target)
  expect([400, 404]).toContain(status)
  expect(body.length).toBeLessThan(100)
})
