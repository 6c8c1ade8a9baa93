// What Prometheus reads, from the service as a process of its own.

import { createServer } from 'node:net'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConnectionMeter } from '../../../src/service/metrics/connection-meter.ts'
import { overNetwork } from '../../behaviour/network.ts'
import type { Target } from '../../behaviour/runtime.ts'
import { type ServerProcess, spawnProcess, startProcess } from '../../support/server-process.ts'

describe('metrics', () => {
  let server: ServerProcess
  let metricsUrl: string
  let target: Target
  beforeAll(async () => {
    server = await startProcess({
      env: { METRICS_PORT: '0', MAX_CONNECTIONS: '2', ALLOWED_ORIGINS: 'https://a.example' },
    })
    metricsUrl = String((await server.logged((line) => 'metricsUrl' in line)).metricsUrl)
    target = overNetwork(server.url)
  })
  afterAll(() => server.kill('SIGKILL'))

  const connect: Target['connect'] = (path, init) => target.connect(path, init)
  const scrape = async () => (await fetch(metricsUrl)).text()

  /** The value of a series, 0 where there is none yet. */
  async function read(series: string): Promise<number> {
    const line = (await scrape()).split('\n').find((text) => text.startsWith(`${series} `))
    return Number(line?.split(' ')[1] ?? 0)
  }

  /** Asks until the series has that value: the server hears of a close after its client. */
  async function untilItIs(series: string, value: number): Promise<void> {
    while ((await read(series)) !== value) {}
  }

  it('come as Prometheus reads them', async () => {
    const answer = await fetch(metricsUrl)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=0\.0\.4/)
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('are not where the clients are', async () => {
    // Not kept alive: it would take one of the two places.
    const headers = { Connection: 'close' }
    expect((await fetch(new URL('/metrics', server.url), { headers })).status).toBe(404)
    expect((await fetch(new URL('/', metricsUrl))).status).toBe(404)
  })

  it('tell how late the event loop is', async () => {
    expect(await read('nodejs_eventloop_lag_mean_seconds')).toBeGreaterThan(0)
  })

  it('count a connection while it is open, and by its code when it is over', async () => {
    const opened = await read('edge_echo_connections_opened_total')
    const client = await connect('/echo')
    await untilItIs('edge_echo_connections_open', 1)
    expect(await read('edge_echo_connections_opened_total')).toBe(opened + 1)
    client.close(1000)
    await untilItIs('edge_echo_connections_open', 0)
    expect(await read('edge_echo_connections_closed_total{code="1000"}')).toBe(1)
  })

  it.each([
    [1001, '1001'],
    [3000, '3xxx'],
    [4321, '4xxx'],
  ])('count a close with %i as %s', async (code, label) => {
    const client = await connect('/echo')
    client.close(code)
    await untilItIs(`edge_echo_connections_closed_total{code="${label}"}`, 1)
    await untilItIs('edge_echo_connections_open', 0)
  })

  it('count messages and their bytes, both ways', async () => {
    const series = ['messages', 'message_bytes'].flatMap((name) =>
      ['in', 'out'].map((way) => `edge_echo_${name}_total{direction="${way}"}`),
    )
    const readAll = () => Promise.all(series.map(read))
    const before = await readAll()
    const client = await connect('/echo?drop=3&chunk=2')
    for (const message of ['äö', new Uint8Array(100), 'left out']) client.send(message)
    await client.next()
    await client.next()
    client.close()
    await client.closed
    await untilItIs('edge_echo_connections_open', 0)
    const after = await readAll()
    expect(after.map((value, index) => value - (before[index] ?? 0))).toEqual([3, 2, 112, 104])
  })

  it.each([
    ['bad_request', '/', {}],
    ['not_found', '/nope', {}],
    ['origin', '/echo', { Origin: 'https://evil.example' }],
  ])('count a refusal as %s', async (reason, path, headers: Record<string, string>) => {
    await expect(connect(path, { headers })).rejects.toThrow('refused')
    await untilItIs(`edge_echo_upgrades_refused_total{reason="${reason}"}`, 1)
  })

  it('count a refusal for want of room', async () => {
    const clients = await Promise.all([connect('/echo'), connect('/echo')])
    await expect(connect('/echo')).rejects.toThrow('refused with 503')
    await untilItIs('edge_echo_upgrades_refused_total{reason="unavailable"}', 1)
    for (const client of clients) client.close()
  })

  it('start at zero for what has not happened', async () => {
    expect(await scrape()).toMatch(/^edge_echo_handler_errors_total 0$/m)
  })
})

describe('without METRICS_PORT', () => {
  it('there are none', async () => {
    const server = await startProcess()
    // Not kept alive: it would take one of the two places.
    const headers = { Connection: 'close' }
    expect((await fetch(new URL('/metrics', server.url), { headers })).status).toBe(404)
    server.kill('SIGTERM')
    expect(await server.exit).toBe(0)
    expect(server.log.some((line) => 'metricsUrl' in line)).toBe(false)
  })
})

describe('a METRICS_PORT that is taken', () => {
  it('ends the process with 1 and one line', async () => {
    const holder = createServer()
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve))
    const { port } = holder.address() as { port: number }
    const { exit, stderr } = spawnProcess({ env: { METRICS_PORT: String(port) } })
    expect(await exit).toBe(1)
    expect(stderr()).toMatch(/^Cannot listen on HOST 127\.0\.0\.1, METRICS_PORT \d+: [^\n]+\n$/)
    holder.close()
  })
})

describe('the meter', () => {
  it('counts handlers that threw', async () => {
    const registry = new Registry()
    new ConnectionMeter(registry).handlerThrew()
    expect(await registry.metrics()).toMatch(/^edge_echo_handler_errors_total 1$/m)
  })

  it('has one name for every other reason', async () => {
    const registry = new Registry()
    const meter = new ConnectionMeter(registry)
    for (const status of [401, 418, 599]) meter.refused(status)
    expect(await registry.metrics()).toContain('upgrades_refused_total{reason="other"} 3')
  })
})
