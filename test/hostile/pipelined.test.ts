// One client's requests without end, none of whose answers it reads, cost little and hold up nobody.

import { execFileSync } from 'node:child_process'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type ServerProcess, startProcess } from '../support/server-process.ts'
import { request } from './hostile-input.ts'

const MAX_GROWTH_KB = 64 * 1024
/** A second on a machine that does nothing else; without a bound it took 11 and more. */
const MAX_WAIT_MS = 5000
/** Others ask for so long. */
const ROUNDS = 100

let server: ServerProcess
let clients: Socket[]
beforeEach(async () => {
  server = await startProcess()
  clients = []
})
afterEach(() => {
  for (const client of clients) client.destroy()
  server.kill('SIGKILL')
})

const residentKb = () =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' }))

function flood(path: string, times: number): void {
  const one = request(`GET ${path} HTTP/1.1`, { Host: 'localhost' })
  const client = connect(server.port, '127.0.0.1')
  client.on('error', () => {})
  client.pause()
  client.write(Buffer.alloc(one.length * times, one))
  clients.push(client)
}

async function wait(): Promise<number> {
  const asked = performance.now()
  const answer = await fetch(`${server.url}/echo?message=x`, { headers: { Connection: 'close' } })
  expect(await answer.text()).toBe('x')
  return performance.now() - asked
}

it.each([
  ['100,000 delayed answers on one connection', 1, 100_000, '/echo?message=x&delay=60000'],
  ['20,000 pages on each of 20 connections', 20, 20_000, '/transports'],
  ['2,000 files on one connection', 1, 2_000, '/console/main.js'],
  ['20,000 streams on one connection', 1, 20_000, '/clock?interval=60000&after=1'],
])('%s', async (_what, connections, times, path) => {
  for (let round = 0; round < ROUNDS; round += 1) await wait()
  const before = residentKb()
  for (let count = 0; count < connections; count += 1) flood(path, times)
  let [growth, longest] = [0, 0]
  for (let round = 0; round < ROUNDS; round += 1) {
    longest = Math.max(longest, await wait())
    growth = Math.max(growth, residentKb() - before)
  }
  expect(growth).toBeLessThan(MAX_GROWTH_KB)
  expect(longest).toBeLessThan(MAX_WAIT_MS)
})
