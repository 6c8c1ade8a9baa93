// The limits that only a server of one's own has.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { startHeartbeat } from '../../src/library/runtimes/node/heartbeat.ts'
import { overNetwork } from '../behaviour/network.ts'
import { opening, request } from '../hostile/hostile-input.ts'
import { fragments, frame } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startProcess } from '../support/server-process.ts'

const servers: ServerProcess[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.kill('SIGKILL')
})

async function start(env: Record<string, string>): Promise<ServerProcess> {
  const server = await startProcess({ env })
  servers.push(server)
  return server
}

describe('MAX_MESSAGE_BYTES', () => {
  it.each([1_048_576, 4_194_304])('%i bytes may come 64 at a time', async (bytes) => {
    const server = await start({ MAX_MESSAGE_BYTES: String(bytes) })
    const client = await RawClient.open(server.port)
    await client.write(Buffer.concat([opening, fragments(Buffer.alloc(bytes), 64)]))
    await client.heard(2)
    expect(client.transcript).toEqual(['101', `binary of ${bytes} bytes`])
  })
})

describe('MAX_CONNECTIONS', () => {
  it('refuses one more with 503, until one of them has left', async () => {
    const server = await start({ MAX_CONNECTIONS: '2', LOG_LEVEL: 'debug' })
    const target = overNetwork(server.url)
    const [first] = await Promise.all([target.connect('/echo'), target.connect('/echo')])
    const third = target.connect('/echo')
    await expect(third).rejects.toMatchObject({
      status: 503,
      body: expect.stringContaining('later'),
    })
    const { headers } = (await third.catch((refusal: unknown) => refusal)) as { headers: Headers }
    expect(headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff')

    first.close()
    await server.logged((line) => line.msg === 'closed')
    const fourth = await target.connect('/echo')
    fourth.send('there is room')
    expect(await fourth.next()).toBe('there is room')
  })

  it('still answers what is short, and closes the connection behind it', async () => {
    const server = await start({ MAX_CONNECTIONS: '1' })
    await overNetwork(server.url).connect('/echo')
    for (const path of ['/healthz', '/echo?message=x', '/transports']) {
      const client = await RawClient.open(server.port)
      await client.write(request(`GET ${path} HTTP/1.1`, { Host: 'a' }))
      await client.gone
      expect(client.transcript).toEqual(['200', 'end'])
      expect(client.answers[0]?.headers.get('Connection')).toBe('close')
    }
  })

  const held: [string, string, Record<string, string>][] = [
    ['a delayed answer', '/echo?message=x&delay=60000', {}],
    ['a stream', '/clock?interval=60000', { Accept: 'text/event-stream' }],
    ['a long poll', `/clock?interval=60000&after=${Math.ceil(Date.now() / 60_000)}`, {}],
  ]

  it.each(held)('refuses %s with 503 where there is no place', async (_what, path, headers) => {
    const server = await start({ MAX_CONNECTIONS: '1' })
    await overNetwork(server.url).connect('/echo')
    const client = await RawClient.open(server.port)
    await client.write(request(`GET ${path} HTTP/1.1`, { Host: 'a', ...headers }))
    await client.gone
    expect(client.transcript).toEqual(['503', 'end'])
    const [answer] = client.answers
    expect(answer?.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(answer?.headers.get('Connection')).toBe('close')
    expect(answer?.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it.each(held)('counts %s, until its client leaves', async (_what, path, headers) => {
    const server = await start({ MAX_CONNECTIONS: '2' })
    const target = overNetwork(server.url)
    const client = await RawClient.open(server.port)
    await client.write(request(`GET ${path} HTTP/1.1`, { Host: 'a', ...headers }))
    await target.connect('/echo')
    await expect(target.connect('/echo')).rejects.toMatchObject({ status: 503 })
    client.leave()
    await expect
      .poll(() =>
        target.connect('/echo').then(
          () => 'open',
          () => 'refused',
        ),
      )
      .toBe('open')
  })

  it('counts a connection that is kept alive', async () => {
    const server = await start({ MAX_CONNECTIONS: '1' })
    const client = await RawClient.open(server.port)
    const healthz = request('GET /healthz HTTP/1.1', { Host: 'a' })
    await client.write(healthz)
    await client.heard(1)
    await expect(overNetwork(server.url).connect('/echo')).rejects.toMatchObject({ status: 503 })
    await client.write(healthz)
    await client.heard(2)
    expect(client.transcript).toEqual(['200', '200'])
  })
})

describe('file descriptors', () => {
  it('are left for files when there are too many connections, and those are logged once', async () => {
    const server = await startProcess({ maxOpenFiles: 100 })
    servers.push(server)
    const kept = await RawClient.open(server.port)
    const crowd = await Promise.all(Array.from({ length: 100 }, () => RawClient.open(server.port)))
    await server.logged((line) => line.msg === 'refused connections')
    await kept.write(request('GET /console/main.js HTTP/1.1', { Host: 'a' }))
    await kept.heard(1)
    expect(kept.transcript).toEqual(['200'])
    expect(kept.answers[0]?.body).not.toBe('')
    for (const client of crowd) client.leave()
    await expect
      .poll(() => fetch(`${server.url}/healthz`).then((answer) => answer.status))
      .toBe(200)
    expect(server.log.filter(({ msg }) => msg === 'refused connections')).toHaveLength(1)
    expect(server.stderr()).toBe('')
  })
})

describe('a request that does not come', () => {
  it('gets 408 within ten seconds', async () => {
    const server = await start({})
    const clients = await Promise.all([RawClient.open(server.port), RawClient.open(server.port)])
    const opened = performance.now()
    await clients[1]?.write(opening.subarray(0, -2))
    await Promise.all(clients.map((client) => client.gone))
    expect(performance.now() - opened).toBeLessThan(10_500)
    for (const client of clients) expect(client.transcript).toEqual(['408', 'end'])
  })
})

describe('HEARTBEAT_SECONDS', () => {
  it('ends a client that answers no ping, and keeps one that does', async () => {
    const server = await start({ HEARTBEAT_SECONDS: '1' })
    const silent = await RawClient.open(server.port)
    silent.isPolite = false
    const polite = await RawClient.open(server.port)
    await Promise.all([silent.write(opening), polite.write(opening)])
    await silent.heard(3)
    expect(silent.transcript).toEqual(['101', 'ping', 'end'])
    await polite.write(frame('still here'))
    await polite.heardSay('text "still here"')
    expect(polite.isGone).toBe(false)
  })

  it('is off with 0', () => {
    vi.useFakeTimers()
    const stopProbes = startHeartbeat([], 0)
    const withoutBeat = vi.getTimerCount()
    stopProbes()
    const stop = startHeartbeat([], 30)
    expect(vi.getTimerCount()).toBe(withoutBeat + 1)
    stop()
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})

describe('LOG_LEVEL', () => {
  it.each([
    ['info', ['listening', 'stopping', 'stopped']],
    ['debug', ['listening', 'refused an upgrade', 'closed', 'stopping', 'stopped']],
  ])('%s tells that much', async (level, messages) => {
    const server = await start({ LOG_LEVEL: level })
    const target = overNetwork(server.url)
    await expect(target.connect('/healthz')).rejects.toMatchObject({ status: 400 })
    const client = await target.connect('/echo_once')
    client.send('once')
    await client.closed
    if (level === 'debug') await server.logged((line) => line.msg === 'closed')
    server.kill('SIGTERM')
    expect(await server.exit).toBe(0)
    expect(server.log.map(({ msg }) => msg.replace(/: .*/, ''))).toEqual(messages)
  })
})
