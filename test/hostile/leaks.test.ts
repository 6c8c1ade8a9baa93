// 100,000 handshakes that come to nothing leave nothing behind.

import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { startProcess } from '../support/server-process.ts'
import { handshakeWith, opening, request } from './hostile-input.ts'

const PARALLEL = 100
const ALLOWED_BYTES = 5 * 1024 * 1024

const waiting = request('GET /once-you-are-gone HTTP/1.1', handshakeWith())

interface Kind {
  bytes: Buffer
  /** How the client goes: after the answer, by RST, or by FIN. */
  leaves: 'when answered' | 'by reset' | 'by half-close'
  /** All together 100,000; fewer of those that take the longest. */
  times: number
}

const kinds: Record<string, Kind> = {
  'refused for its key': {
    bytes: request('GET /echo HTTP/1.1', handshakeWith({ 'Sec-WebSocket-Key': 'bad' })),
    leaves: 'when answered',
    times: 20_000,
  },
  'refused for its address': {
    bytes: request('GET /nowhere HTTP/1.1', handshakeWith()),
    leaves: 'when answered',
    times: 20_000,
  },
  'reset behind the handshake': { bytes: opening, leaves: 'by reset', times: 5_000 },
  'reset while a middleware waits': { bytes: waiting, leaves: 'by reset', times: 5_000 },
  'half-closed while a middleware waits': {
    bytes: waiting,
    leaves: 'by half-close',
    times: 50_000,
  },
}

it('100,000 refused or aborted handshakes of five kinds leave at most 5 MB', async () => {
  const server = await startProcess({
    entry: 'test/hostile/leak-server.ts',
    nodeOptions: ['--expose-gc'],
  })
  // Once through all first: code that is compiled and caches that are filled stay.
  for (const kind of Object.values(kinds)) await repeat(server.port, kind, 1000)
  const before = Number(await server.ask('heap'))
  for (const kind of Object.values(kinds)) await repeat(server.port, kind, kind.times)
  const after = Number(await server.ask('heap'))
  expect(server.isAlive()).toBe(true)
  expect(server.stderr()).toBe('')
  expect(after - before).toBeLessThan(ALLOWED_BYTES)
  server.kill('SIGKILL')
}, 120_000)

async function repeat(port: number, kind: Kind, times: number): Promise<void> {
  let left = times
  async function one(): Promise<void> {
    while (left > 0) {
      left -= 1
      await shakeHands(port, kind)
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, one))
}

function shakeHands(port: number, { bytes, leaves }: Kind): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('error', () => {})
    socket.on('close', () => resolve())
    socket.on('connect', () => {
      socket.write(bytes, () => {
        if (leaves === 'by reset') socket.resetAndDestroy()
        if (leaves === 'by half-close') socket.end()
      })
    })
    socket.on('end', () => socket.end())
    socket.resume()
  })
}
