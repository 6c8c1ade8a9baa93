// MAX_CONNECTIONS and HEARTBEAT_SECONDS on Bun and on Deno, as the service has them.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handshakeWith, opening, request } from './hostile/hostile-input.ts'
import { bunRun } from './runtimes/bun.ts'
import { startChild } from './runtimes/child.ts'
import { denoRun, denoServe } from './runtimes/deno.ts'
import { frame, Opcode } from './support/frame.ts'
import { RawClient } from './support/raw-client.ts'
import { itWhere } from './support/run-if.ts'

interface Expected {
  /** What a client gets that is pinged and stays silent. */
  ending: string[]
  /** Whether the bytes of an unfinished message are a sign of life. */
  seesUploads: boolean
}

describe.each<[string, Parameters<typeof startChild>[0], Expected]>([
  ['Bun', bunRun('src/service/main/bun.ts'), { ending: ['end'], seesUploads: true }],
  ['Deno', denoRun('src/service/main/deno.ts'), { ending: ['end'], seesUploads: true }],
  [
    'deno serve',
    denoServe('src/service/main/deno-serve.ts'),
    { ending: ['close 1001', 'end'], seesUploads: false },
  ],
])('%s', (name, command, { ending, seesUploads }) => {
  let server: Awaited<ReturnType<typeof startChild>>
  let port: number
  beforeAll(async () => {
    server = await startChild(command, {
      MAX_CONNECTIONS: '2',
      HEARTBEAT_SECONDS: '1',
    })
    port = Number(new URL(server.url).port)
  })
  afterAll(() => server.stop())

  async function ask(handshake = opening): Promise<RawClient> {
    const client = await RawClient.open(port)
    await client.write(handshake)
    await client.heard(1)
    return client
  }

  /** Once those who have left before have given their places back. */
  async function open(handshake = opening): Promise<RawClient> {
    let client = await ask(handshake)
    while (client.transcript[0] === '503') {
      client.leave()
      client = await ask(handshake)
    }
    return client
  }

  it('refuses what is above MAX_CONNECTIONS with 503, until somebody leaves', async () => {
    const clients = [await open(), await open()]
    const refused = await ask()
    expect(refused.transcript[0]).toBe('503')
    expect(refused.answers[0]?.headers.get('Retry-After')).toBe('5')
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    for (const client of clients) {
      await client.write(frame(Buffer.from([0x03, 0xe8]), { opcode: Opcode.close }))
      await client.gone
    }
    const next = await open()
    expect(next.transcript).toEqual(['101'])
    next.leave()
    refused.leave()
  })

  const held: [string, string, Record<string, string>][] = [
    ['a delayed answer', '/echo?message=x&delay=60000', {}],
    ['a stream', '/clock?interval=60000', { Accept: 'text/event-stream' }],
    ['a long poll', `/clock?interval=60000&after=${Math.ceil(Date.now() / 60_000)}`, {}],
  ]

  it.each(held)('counts %s, until its client leaves', async (_what, path, headers) => {
    const holders = await Promise.all([RawClient.open(port), RawClient.open(port)])
    const answer = async () => {
      const client = await ask()
      client.leave()
      return client.transcript[0]
    }
    for (const holder of holders) {
      await holder.write(request(`GET ${path} HTTP/1.1`, { Host: 'a', ...headers }))
    }
    await expect.poll(answer).toBe('503')
    for (const holder of holders) holder.leave()
    await expect.poll(answer).toBe('101')
  })

  it.each(held)('refuses %s with 503 where there is no place', async (_what, path, headers) => {
    const clients = [await open(), await open()]
    const late = await RawClient.open(port)
    await late.write(request(`GET ${path} HTTP/1.1`, { Host: 'a', ...headers }))
    await late.heard(1)
    expect(late.transcript).toEqual(['503'])
    expect(late.answers[0]?.headers.get('Retry-After')).toBe('5')
    for (const client of [...clients, late]) client.leave()
  })

  it('pings a client that is silent, and ends it when it stays so', async () => {
    const client = await open()
    client.isPolite = false
    await client.heardSay('end')
    expect(client.transcript).toEqual(['101', 'ping', ...ending])
    client.leave()
  }, 20_000)

  it('ends a client that is sent to and shows no life', async () => {
    const client = await open(request('GET /clock?interval=500 HTTP/1.1', handshakeWith()))
    client.isPolite = false
    await client.heardSay('end')
    expect(client.transcript).toContain('ping')
    expect(client.transcript.slice(-ending.length)).toEqual(ending)
    client.leave()
  }, 20_000)

  it('keeps a client that answers its pings', async () => {
    const client = await open()
    while (client.transcript.filter((entry) => entry === 'ping').length < 4) {
      await client.heard(client.transcript.length + 1)
    }
    expect(client.transcript).toEqual(['101', 'ping', 'ping', 'ping', 'ping'])
    client.leave()
  }, 30_000)

  itWhere(seesUploads, 'the platform sees life in whole messages alone')(
    'keeps a client that takes longer for a message',
    async () => {
      const client = await open()
      client.isPolite = false
      const message = frame(Buffer.alloc(20), { opcode: Opcode.binary })
      // Each ping is answered by one more byte of the message, and by nothing else.
      const pings = 3
      for (let heard = 0; heard < pings; heard++) {
        await client.heard(2 + heard)
        await client.write(message.subarray(heard, heard + 1))
      }
      await client.write(message.subarray(pings))
      await client.heardSay('binary of 20 bytes')
      expect(client.transcript, name).toContain('binary of 20 bytes')
      client.leave()
    },
    60_000,
  )
})
