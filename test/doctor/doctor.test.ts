// Each check finds the fault that it is for, and is silent about the others.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import type { Summary } from '../../public/doctor/quantiles.js'
import { type NodeServer, serve } from '../../src/library/runtimes/node/serve.ts'
import { createApp } from '../../src/service/app.ts'
import { CHECKS } from '../../src/service/doctor/checks/index.ts'
import { type Examination, examine } from '../../src/service/doctor/examine.ts'
import type { DoctorOptions } from '../../src/service/doctor/options.ts'
import { serveFiles } from '../../src/service/static-files/files.ts'
import { FAULTS } from './faults.ts'
import { type MakeFault, startFaultyProxy } from './faulty-proxy.ts'

/** A proxy that holds answers back makes each check long. */
const LIMIT_MS = 120_000

const options: DoctorOptions = {
  headers: {},
  messageBytes: 1_048_576,
  idleSeconds: 0,
  connections: 0,
}

let server: NodeServer
let port = 0

beforeAll(async () => {
  server = await serve(createApp({ serveStatic: serveFiles('./public') }), { port: 0 })
  port = Number(new URL(server.url).port)
})

afterAll(() => server.close())

describe('the doctor', () => {
  it('finds all well without a proxy', async () => {
    const url = new URL(`ws://127.0.0.1:${port}/echo`)
    expect(complaintsOf(await examine(url, CHECKS, options))).toEqual([])
  })

  it('finds all well behind a proxy without a fault', async () => {
    expect(complaintsOf(await examineBehind(() => ({})))).toEqual([])
  })

  it('finds all well at an echo that is no edge-echo', async () => {
    const other = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => void other.close())
    other.on('connection', (ws) => ws.on('message', (data, binary) => ws.send(data, { binary })))
    await once(other, 'listening')
    const url = new URL(`ws://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    expect(complaintsOf(await examine(url, CHECKS, options))).toEqual([])
  })

  it('finds all well at an edge-echo that cannot compress', async () => {
    const app = new Hono()
      .use('/echo', async (c, next) =>
        c.req.query('compress') === undefined ? next() : c.text('compress is not possible', 400),
      )
      .route('/', createApp({ serveStatic: serveFiles('./public') }))
    const other = await serve(app, { port: 0 })
    onTestFinished(() => other.close())
    const url = new URL(`${other.url.replace('http', 'ws')}/echo`)
    const checks = CHECKS.filter(({ name }) => name === 'compression')
    const { results } = await examine(url, checks, options)
    expect(results.map(({ verdict, value }) => [verdict, value])).toEqual([
      ['ok', 'permessage-deflate reached the server, which uses none'],
    ])
  })

  it('comes to its end at a server that ends each connection behind its first answer', async () => {
    const other = new WebSocketServer({ port: 0, host: '127.0.0.1' })
    onTestFinished(() => void other.close())
    other.on('connection', (ws) => {
      ws.once('message', (data, binary) => ws.send(data, { binary }, () => ws.close()))
    })
    await once(other, 'listening')
    const url = new URL(`ws://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const checks = CHECKS.filter(({ name }) => ['lumps', 'round-trip'].includes(name))
    const { results } = await examine(url, checks, options)
    expect(results.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['round-trip', 'broken'],
      ['lumps', 'broken'],
    ])
  })

  it('says only that nothing answers where nothing does', async () => {
    const proxy = await startFaultyProxy(port, () => ({}))
    await proxy.close()
    const complaints = complaintsOf(await examine(new URL(proxy.url), CHECKS, options))
    expect(complaints).toEqual([
      ['network', expect.stringMatching(/ECONNREFUSED$/)],
      ['upgrade', expect.stringMatching(/^Cannot connect/)],
    ])
  })

  it('tells how late ticks come through a proxy that holds answers back', async () => {
    const proxy = await startFaultyProxy(port, () => ({ bufferMs: 150 }))
    onTestFinished(() => proxy.close())
    const checks = CHECKS.filter(({ name }) => name === 'long-poll')
    const { results } = await examine(new URL(proxy.url), checks, options)
    const [delay] = results.map(({ figures }) => figures?.delay as Summary)
    if (delay === undefined) throw new Error('the check did not run')
    // A timer may come a millisecond early, by another clock.
    expect(delay.p50).toBeGreaterThan(148)
    expect(delay.max).toBeGreaterThanOrEqual(delay.p99)
  })

  it('advises no heartbeat that it has not tried', async () => {
    const proxy = await startFaultyProxy(port, () => ({ idleMs: 500 }))
    onTestFinished(() => proxy.close())
    const checks = CHECKS.filter(({ name }) => name === 'idle')
    const asked = { ...options, idleSeconds: 120 }
    const { results } = await examine(new URL(proxy.url), checks, asked)
    expect(results.map(({ change }) => change)).toEqual([
      expect.stringMatching(/^A ping has to come sooner than that/),
    ])
  })

  it.each(FAULTS)(
    'finds a proxy that $name, and nothing else',
    async ({ make, foundBy, asked }) => {
      const complaints = complaintsOf(await examineBehind(make, asked))
      // With what they say, for whoever sees it fail.
      expect(complaints.filter(([name]) => !foundBy.includes(name))).toEqual([])
      expect(complaints.map(([name]) => name)).toEqual(foundBy)
    },
    LIMIT_MS,
  )
})

async function examineBehind(
  make: MakeFault,
  asked: Partial<DoctorOptions> = {},
): Promise<Examination> {
  const proxy = await startFaultyProxy(port, make)
  onTestFinished(() => proxy.close())
  return examine(new URL(proxy.url), CHECKS, { ...options, ...asked })
}

function complaintsOf({ results }: Examination): [name: string, value: string][] {
  return results
    .filter(({ verdict }) => verdict === 'broken' || verdict === 'note')
    .map(({ name, value }) => [name, value])
}
