// The four transports with no server and no time: a clock that is moved by hand.

import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { describe, expect, it } from 'vitest'
import { connect } from '../../../src/library/runtimes/memory/index.ts'
import { provideRuntime } from '../../../src/library/websocket/adapter/runtime.ts'
import { createApp } from '../../../src/service/app.ts'
import { FakeClock } from './fake-clock.ts'
import { readTicks } from './ticks-of.ts'

const start = 1_000_000
const latest = 1000

function open() {
  const clock = new FakeClock(start)
  const app = createApp({ serveStatic: () => async (_c, next) => next(), clock })
  return { clock, app }
}

const eventStream = { Accept: 'text/event-stream' }

describe('polling', () => {
  it('answers at once with the latest tick', async () => {
    const { app, clock } = open()
    const answer = await app.request('/clock')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await answer.json()).toEqual({ tick: latest, time: start })
    clock.moveTo(start + 999)
    expect(await (await app.request('/clock/?interval=50')).json()).toEqual({
      tick: 20_019,
      time: start + 950,
    })
    expect(clock.timers).toBe(0)
  })
})

describe('long polling', () => {
  it('is held until the next tick, and answered then', async () => {
    const { app, clock } = open()
    let isAnswered = false
    const answer = Promise.resolve(app.request(`/clock?after=${latest}`)).finally(() => {
      isAnswered = true
    })
    await clock.scheduled()
    clock.moveTo(start + 999)
    await clock.scheduled()
    expect(isAnswered).toBe(false)
    clock.moveTo(start + 1000)
    expect(await (await answer).json()).toEqual({ tick: latest + 1, time: start + 1000 })
    expect(clock.timers).toBe(0)
  })

  it('is answered at once, with the very next tick, by one that has happened', async () => {
    const { app } = open()
    const answer = await app.request(`/clock?after=${latest - 7}`)
    expect(await answer.json()).toEqual({ tick: latest - 6, time: start - 6000 })
  })

  it('skips what is further back than 100 ticks', async () => {
    const { app } = open()
    const answer = await app.request('/clock?after=0')
    expect(await answer.json()).toEqual({ tick: latest - 99, time: start - 99_000 })
  })

  it('stops its timer when the client goes away', async () => {
    const { app, clock } = open()
    const client = new AbortController()
    const answer = app.request(`/clock?after=${latest}`, { signal: client.signal })
    await clock.scheduled()
    client.abort()
    await answer
    expect(clock.timers).toBe(0)
  })

  it('asks to come again when the server shuts down', async () => {
    const { app, clock } = open()
    const shutdown = new AbortController()
    const answer = app.request(
      `/clock?after=${latest}`,
      {},
      provideRuntime({}, { shutdownSignal: shutdown.signal }),
    )
    await clock.scheduled()
    shutdown.abort()
    const { status, headers } = await answer
    expect([status, headers.get('Retry-After')]).toEqual([503, '1'])
    expect(clock.timers).toBe(0)
  })
})

describe('Server-Sent Events', () => {
  it('begin with how soon to come back, and number each tick', async () => {
    const { app, clock } = open()
    const answer = await app.request('/clock', { headers: eventStream })
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
    expect(answer.headers.get('Cache-Control')).toBe('no-store, no-transform')
    expect(answer.headers.get('X-Accel-Buffering')).toBe('no')
    const chunks = textOf(answer)
    expect((await chunks.next()).value).toBe('retry: 1000\n\n')
    await clock.scheduled()
    clock.moveTo(start + 1000)
    expect((await chunks.next()).value).toBe(
      `data: {"tick":${latest + 1},"time":${start + 1000}}\nid: ${latest + 1}\n\n`,
    )
    await chunks.return(undefined)
    expect(clock.timers).toBe(0)
  })

  it('go on behind Last-Event-ID, whatever the address says', async () => {
    const { app } = open()
    const headers = { ...eventStream, 'Last-Event-ID': `${latest - 3}` }
    const ticks = readTicks(await app.request(`/clock?after=${latest - 9}`, { headers }))
    for (const tick of [latest - 2, latest - 1, latest]) {
      expect((await ticks.next()).value?.tick).toBe(tick)
    }
    await ticks.return(undefined)
  })

  it('replay at most 100 ticks', async () => {
    const { app } = open()
    const headers = { ...eventStream, 'Last-Event-ID': '1' }
    const ticks = readTicks(await app.request('/clock', { headers }))
    for (let tick = latest - 99; tick <= latest; tick += 1) {
      expect((await ticks.next()).value?.tick).toBe(tick)
    }
    await ticks.return(undefined)
  })

  it('catch up with a client that did not read, by at most 100 ticks', async () => {
    const { app, clock } = open()
    const ticks = readTicks(await app.request('/clock', { headers: eventStream }))
    const first = ticks.next()
    await clock.scheduled()
    clock.moveTo(start + 1000)
    expect((await first).value?.tick).toBe(latest + 1)
    await clock.scheduled()
    clock.moveTo(start + 1_000_000)
    // The one that was waited for when the clock jumped, and then the last hundred.
    expect((await ticks.next()).value?.tick).toBe(latest + 2)
    for (let tick = latest + 901; tick <= latest + 1000; tick += 1) {
      expect((await ticks.next()).value?.tick).toBe(tick)
    }
    await ticks.return(undefined)
  })

  it('keep a silent connection alive with comments, which are no ticks', async () => {
    const { app, clock } = open()
    const answer = await app.request('/clock?interval=60000', { headers: eventStream })
    const chunks = textOf(answer)
    await chunks.next()
    await clock.scheduled()
    clock.moveTo(start + 15_000)
    expect((await chunks.next()).value).toBe(': keep-alive\n\n')
    await clock.scheduled()
    clock.moveTo(start + 20_000)
    expect((await chunks.next()).value).toMatch(/^data: \{"tick":17,"time":1020000\}\nid: 17/)
    await chunks.return(undefined)
  })

  it('end when the server shuts down', async () => {
    const { app, clock } = open()
    const shutdown = new AbortController()
    const answer = await app.request(
      '/clock',
      { headers: eventStream },
      provideRuntime({}, { shutdownSignal: shutdown.signal }),
    )
    const text = answer.text()
    await clock.scheduled()
    shutdown.abort()
    expect(await text).toBe('retry: 1000\n\n')
    expect(clock.timers).toBe(0)
  })

  it('end at once when the server shuts down already', async () => {
    const { app, clock } = open()
    const env = provideRuntime({}, { shutdownSignal: AbortSignal.abort() })
    const answer = await app.request('/clock', { headers: eventStream }, env)
    expect(await answer.text()).toBe('retry: 1000\n\n')
    expect(clock.timers).toBe(0)
  })

  it('pass through compression as they are', async () => {
    const { app, clock } = open()
    const compressing = new Hono().use(compress({ threshold: 0 })).route('/', app)
    const headers = { ...eventStream, 'Accept-Encoding': 'gzip' }
    const answer = await compressing.request('/clock', { headers })
    expect(answer.headers.get('Content-Encoding')).toBeNull()
    const chunks = textOf(answer)
    expect((await chunks.next()).value).toBe('retry: 1000\n\n')
    await chunks.return(undefined)
    expect(clock.timers).toBe(0)
  })

  it('leave no timer behind a request for the head alone', async () => {
    const { app, clock } = open()
    const answer = await app.request('/clock', { method: 'HEAD', headers: eventStream })
    expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
    expect(clock.timers).toBe(0)
  })
})

describe('a WebSocket', () => {
  it('is sent each tick when it happens', async () => {
    const { app, clock } = open()
    const socket = await connect(app, '/clock')
    await clock.scheduled()
    expect(socket.hasMessages()).toBe(false)
    clock.moveTo(start + 1000)
    expect(await socket.wait()).toBe(`{"tick":${latest + 1},"time":${start + 1000}}`)
    socket.close()
    await socket.closed
    expect(clock.timers).toBe(0)
  })

  it('changes its interval when it says so', async () => {
    const { app, clock } = open()
    const socket = await connect(app, '/clock')
    await clock.scheduled()
    clock.moveTo(start + 100)
    await socket.send('{"interval": 250}')
    await clock.scheduled(start + 250)
    clock.moveTo(start + 250)
    expect(await socket.wait()).toBe(`{"tick":4001,"time":${start + 250}}`)
    socket.close()
  })

  it('loses no tick when it asks for the interval that it has', async () => {
    const { app, clock } = open()
    const socket = await connect(app, `/clock?after=${latest - 2}`)
    await socket.send('{"interval": 1000}')
    for (const tick of [latest - 1, latest]) {
      expect(await socket.wait()).toBe(`{"tick":${tick},"time":${tick * 1000}}`)
    }
    await clock.scheduled()
    socket.close()
  })

  it.each([
    '{"interval": 49}',
    '{"interval": 60001}',
    '{"interval": 50.5}',
    '{"interval": "100"}',
    '{"interval": null}',
    '{}',
    'null',
    '500',
    'faster',
    '',
    `{"interval": 500${' '.repeat(1024)}}`,
    Uint8Array.of(123, 125),
  ])('is closed with 1008 and a reason for %j', async (message) => {
    const { app, clock } = open()
    const socket = await connect(app, '/clock')
    await clock.scheduled()
    await socket.send(message)
    const { code, reason } = await socket.closed
    expect(code).toBe(1008)
    expect(reason).toMatch(/interval/)
    expect(clock.timers).toBe(0)
  })
})

describe('a clock that is set back by an hour', () => {
  const hour = 3_600_000
  const now = start - hour + 500
  const next = { tick: latest - 3600, time: start - hour }

  it('leaves no long poll unanswered', async () => {
    const { app, clock } = open()
    const answer = app.request(`/clock?after=${latest}`)
    await clock.scheduled()
    clock.setTo(now)
    clock.moveTo(now + 1000)
    expect(await (await answer).json()).toEqual({ tick: latest - 3599, time: start - hour + 1000 })
    expect(clock.timers).toBe(0)
  })

  it('leaves no stream silent for longer than an interval', async () => {
    const { app, clock } = open()
    const ticks = readTicks(await app.request('/clock', { headers: eventStream }))
    const first = ticks.next()
    await clock.scheduled()
    clock.moveTo(start + 1000)
    expect((await first).value?.tick).toBe(latest + 1)
    const second = ticks.next()
    await clock.scheduled()
    clock.setTo(now - 1000)
    clock.moveTo(now)
    expect((await second).value).toEqual(next)
    const third = ticks.next()
    await clock.scheduled(start - hour + 1000)
    clock.moveTo(start - hour + 1000)
    expect((await third).value?.tick).toBe(latest - 3599)
    await ticks.return(undefined)
    expect(clock.timers).toBe(0)
  })

  it('is noticed by a stream whose client did not read meanwhile', async () => {
    const { app, clock } = open()
    const ticks = readTicks(await app.request('/clock', { headers: eventStream }))
    const first = ticks.next()
    await clock.scheduled()
    clock.moveTo(start + 1000)
    clock.setTo(now)
    expect((await first).value?.tick).toBe(latest + 1)
    expect((await ticks.next()).value).toEqual(next)
    await ticks.return(undefined)
  })

  it('keeps a stream alive in time', async () => {
    const { app, clock } = open()
    const answer = await app.request('/clock?interval=60000', { headers: eventStream })
    const chunks = textOf(answer)
    await chunks.next()
    await clock.scheduled()
    clock.setTo(start - hour)
    clock.moveTo(start - hour + 15_000)
    expect((await chunks.next()).value).toBe(': keep-alive\n\n')
    await chunks.return(undefined)
  })

  it('leaves no WebSocket silent for longer than an interval', async () => {
    const { app, clock } = open()
    const socket = await connect(app, '/clock')
    await clock.scheduled()
    clock.setTo(now - 1000)
    clock.moveTo(now)
    expect(await socket.wait()).toBe(JSON.stringify(next))
    socket.close()
    await socket.closed
    expect(clock.timers).toBe(0)
  })

  it.each([
    ['back', -hour],
    ['forward', hour],
  ])('or %s keeps no WebSocket whose client leaves then', async (_where, step) => {
    const { app, clock } = open()
    const socket = await connect(app, '/clock?interval=60000')
    await clock.scheduled()
    clock.setTo(start + step)
    socket.close(3000)
    expect((await socket.closed).code).toBe(3000)
    expect(clock.timers).toBe(0)
  })
})

async function* textOf(answer: Response): AsyncGenerator<string, undefined, void> {
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) yield decoder.decode(chunk)
}
