// The sizes, fragments, contents and parameters of the protocol suite's 216 cases of compression
// (Autobahn's 12.* and 13.*), with fewer messages in each, for a route of either kind.

import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PerMessageDeflateOptions, WebSocket } from 'ws'
import type { CompressOptions } from '../../../src/library/websocket/index.ts'
import { type CompressingServer, compressingServer } from './compressing-server.ts'

/** Messages in a case; the protocol suite sends 1000. */
const COUNT = 2

/** Bytes of a message, and of a fragment where it has several. */
const sizes: [bytes: number, fragment: number][] = [
  ...[16, 64, 256, 1024, 4096, 8192, 16_384, 32_768, 65_536, 131_072].map(
    (bytes): [number, number] => [bytes, bytes],
  ),
  ...[8192, 16_384, 32_768, 65_536, 131_072].map((bytes): [number, number] => [bytes, 256]),
  ...[1024, 4096, 32_768].map((bytes): [number, number] => [131_072, bytes]),
]

const LARGEST = 131_072
const SOURCE_BYTES = 2 * LARGEST

let seed = 1
function random(below: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % below
}

const words = 'the end of what is said here was never told before a message came back'.split(' ')
const bytesOf = (byteAt: (index: number) => number) =>
  Buffer.from(Array.from({ length: SOURCE_BYTES }, (_, index) => byteAt(index)))
const textOf = (part: () => string) =>
  Buffer.from(Array.from({ length: SOURCE_BYTES / 2 }, part).join('')).subarray(0, SOURCE_BYTES)

const contents: [name: string, source: Buffer][] = [
  ['JSON', textOf(() => JSON.stringify({ id: random(1000), name: words[random(words.length)] }))],
  ['noise', bytesOf(() => random(256))],
  ['words', textOf(() => `${words[random(words.length)]} `)],
  ['zeros', Buffer.alloc(SOURCE_BYTES)],
  ['a pattern', bytesOf((index) => index % 251)],
]
const [[, json] = ['', Buffer.alloc(0)]] = contents

/** What a client asks of the server, and the offers that say so where one is not enough. */
const parameters: [name: string, options: PerMessageDeflateOptions, offers?: string][] = [
  ['nothing', {}],
  ['no context', { serverNoContextTakeover: true }],
  ['9 bits', { serverMaxWindowBits: 9 }],
  ['15 bits', { serverMaxWindowBits: 15 }],
  ['no context and 9 bits', { serverNoContextTakeover: true, serverMaxWindowBits: 9 }],
  ['no context and 15 bits', { serverNoContextTakeover: true, serverMaxWindowBits: 15 }],
  [
    'no context and 9 bits, or less',
    { serverNoContextTakeover: true, serverMaxWindowBits: 9 },
    'permessage-deflate; server_no_context_takeover; server_max_window_bits=9, permessage-deflate; server_no_context_takeover, permessage-deflate',
  ],
]

const routes: [name: string, compress: true | CompressOptions][] = [
  ['by default', true],
  ['with context', { contextTakeover: true, threshold: 0 }],
]

interface Case {
  source: Buffer
  options?: PerMessageDeflateOptions
  offers?: string | undefined
}

describe.each(routes)('a route that compresses %s', (_name, compress) => {
  let running: CompressingServer
  beforeAll(async () => {
    running = await compressingServer(
      async (socket) => {
        for await (const message of socket) await socket.send(message)
      },
      { compress },
    )
  })
  afterAll(() => running.server.close())

  /** Sends messages of each size, and compares what comes back. */
  async function echo({ source, options = {}, offers }: Case): Promise<void> {
    const client = new WebSocket(running.url, {
      perMessageDeflate: { threshold: 0, ...options },
      finishRequest(request) {
        if (offers !== undefined) request.setHeader('Sec-WebSocket-Extensions', offers)
        request.end()
      },
    })
    const opened = once(client, 'open')
    const [{ headers }] = await once(client, 'upgrade')
    await opened
    const agreed: string = headers['sec-websocket-extensions']
    expect(agreed).toContain('permessage-deflate')
    const { serverMaxWindowBits: bits, serverNoContextTakeover } = options
    if (bits !== undefined) expect(agreed).toContain(`server_max_window_bits=${bits}`)
    if (serverNoContextTakeover) expect(agreed).toContain('server_no_context_takeover')
    for (const [bytes, fragment] of sizes) {
      const messages = Array.from({ length: COUNT }, (_, index) => {
        const start = (index * 997) % LARGEST
        return source.subarray(start, start + bytes)
      })
      const echoes = receive(client, COUNT)
      for (const message of messages) sendInFragments(client, message, fragment)
      for (const [index, answer] of (await echoes).entries()) {
        expect(answer.equals(messages[index] as Buffer)).toBe(true)
      }
    }
    client.close()
    await once(client, 'close')
  }

  it.each(contents)('gives %s back in every size', async (_what, source) => {
    await echo({ source })
  })

  it.each(parameters)('gives messages back to a client that asks for %s', async (...asked) => {
    const [, options, offers] = asked
    await echo({ source: json, options, offers })
  })
})

function sendInFragments(client: WebSocket, message: Buffer, size: number): void {
  for (let start = 0; start < message.length; start += size) {
    const fin = start + size >= message.length
    client.send(message.subarray(start, start + size), { fin })
  }
}

function receive(client: WebSocket, count: number): Promise<Buffer[]> {
  return new Promise((resolve, reject) => {
    const messages: Buffer[] = []
    const take = (message: Buffer) => {
      messages.push(message)
      if (messages.length < count) return
      client.off('message', take).off('close', fail)
      resolve(messages)
    }
    const fail = (code: number) => reject(new Error(`the connection closed with ${code}`))
    client.on('message', take).on('close', fail)
  })
}
