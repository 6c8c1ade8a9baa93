// What one client can make the server hold, where messages are compressed.

import { afterEach, describe, expect, it } from 'vitest'
import { gigabyte } from '../../hostile/compressed.ts'
import { deflatedFrame } from '../../support/deflate.ts'
import { closeFrame, Opcode } from '../../support/frame.ts'
import { type CompressingServer, compressingServer } from './compressing-server.ts'

const MIB = 1024 * 1024

let running: CompressingServer
afterEach(() => running.server.close())

describe('a message of a gigabyte', () => {
  it('is closed with 1009 once it is larger than allowed, and is never held', async () => {
    running = await compressingServer((socket) => socket.readable.pipeTo(socket.writable))
    const message = gigabyte()
    expect(message.length).toBeLessThan(MIB)
    const client = await running.open()
    const peakBefore = process.resourceUsage().maxRSS
    await client.write(message)
    await client.heardSay('close 1009')
    expect(client.transcript).toContain('close 1009')
    client.leave()
    // In kilobytes.
    expect(process.resourceUsage().maxRSS - peakBefore).toBeLessThan(100 * 1024)
  })
})

describe('messages that are small until they are inflated', () => {
  it('are inflated as the handler takes them', async () => {
    const count = 100
    const waiting: number[] = []
    running = await compressingServer(async (socket) => {
      for await (const message of socket) {
        waiting.push(socket.countMessages())
        await new Promise((resolve) => setImmediate(resolve))
        await socket.send(String(message.length))
      }
    })
    const client = await running.open()
    const message = deflatedFrame(Buffer.alloc(MIB), { opcode: Opcode.binary })
    const messages = Buffer.concat(Array.from({ length: count }, () => message))
    await client.write(Buffer.concat([messages, closeFrame(1000)]))
    await client.heardSay('close 1000')
    client.leave()
    expect(client.transcript.filter((entry) => entry === `text "${MIB}"`)).toHaveLength(count)
    // Above its mark of half a megabyte the queue has the socket paused; one more is on its way.
    expect(Math.max(...waiting)).toBeLessThanOrEqual(2)
  })
})

describe('a handler that does not wait for its messages to leave', () => {
  it('is closed with 1013 for what waits to be compressed', async () => {
    const sent: Promise<boolean>[] = []
    running = await compressingServer((socket) => {
      const message = new Uint8Array(200_000)
      for (let count = 0; count < 20; count += 1) sent.push(socket.send(message))
    })
    const client = await running.open()
    await client.heardSay('close 1013')
    client.leave()
    expect(client.transcript).toContain('close 1013')
    expect((await Promise.all(sent)).filter(Boolean).length).toBeLessThanOrEqual(5)
  })
})

describe('the memory of zlib', () => {
  it('is let go between two messages', async () => {
    running = await compressingServer((socket) => socket.readable.pipeTo(socket.writable))
    const message = deflatedFrame('some text '.repeat(500))
    const clients = await Promise.all(Array.from({ length: 300 }, () => running.open()))
    const before = process.memoryUsage.rss()
    for (const client of clients) {
      await client.write(message)
      await client.heard(2)
    }
    const perConnection = (process.memoryUsage.rss() - before) / clients.length
    for (const client of clients) {
      expect(client.transcript[1]).toBe('text of 5000 bytes')
      client.leave()
    }
    // What is kept for each would be 300 KB.
    expect(perConnection).toBeLessThan(150_000)
  })
})
