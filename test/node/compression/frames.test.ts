// What is compressed, as it is on the wire.

import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { CompressOptions, WebSocketHandler } from '../../../src/library/websocket/index.ts'
import { webSockets } from '../../../src/library/websocket/index.ts'
import { type CompressingServer, compressingServer } from './compressing-server.ts'

let running: CompressingServer
afterEach(() => running?.server.close())

const echo: WebSocketHandler = async (socket) => {
  for await (const message of socket) await socket.send(message)
}

/** The bytes that an echo takes on the wire, for each message. */
async function bytesOf(compress: CompressOptions | true, messages: string[]): Promise<number[]> {
  running = await compressingServer(echo, { compress })
  const client = new WebSocket(running.url)
  const stream = new Promise<import('node:net').Socket>((resolve) =>
    client.on('upgrade', ({ socket }) => resolve(socket)),
  )
  await new Promise((resolve) => client.on('open', resolve))
  const sizes: number[] = []
  for (const message of messages) {
    const before = (await stream).bytesRead
    client.send(message)
    await new Promise((resolve) => client.once('message', resolve))
    sizes.push((await stream).bytesRead - before)
  }
  client.close()
  return sizes
}

const HEADER = 4

describe('a message', () => {
  it.each<[string, CompressOptions | true, number]>([
    ['1024 by default', true, 1024],
    ['what the route says', { threshold: 200 }, 200],
    ['what the route says, with context', { threshold: 200, contextTakeover: true }, 200],
  ])('is compressed from a size of %s', async (_what, compress, threshold) => {
    const [below = 0, at = 0] = await bytesOf(compress, [
      'x'.repeat(threshold - 1),
      'x'.repeat(threshold),
    ])
    expect(below).toBe(HEADER + threshold - 1)
    expect(at).toBeLessThan(threshold / 4)
  })

  it('that is like the last one is smaller with context alone', async () => {
    const random = Array.from({ length: 500 }, (_, index) => (index * 7919) % 10_007).join(' ')
    const [first = 0, second = 0] = await bytesOf({ contextTakeover: true }, [random, random])
    expect(second).toBeLessThan(first / 10)
    await running.server.close()
    const [once = 0, again = 0] = await bytesOf(true, [random, random])
    expect(again).toBe(once)
  })
})

it.each([-1, 1.5, Number.NaN])('a threshold of %d is an error', (threshold) => {
  expect(() => webSockets({ compress: { threshold } })).toThrow(RangeError)
})
