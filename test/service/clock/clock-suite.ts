// The four transports on a real runtime: one suite, run once per runtime.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tick } from '../../../public/transports/measure/tally.js'
import { overNetwork } from '../../behaviour/network.ts'
import { Refusal } from '../../behaviour/runtime.ts'
import { request } from '../../hostile/hostile-input.ts'
import { RawClient } from '../../support/raw-client.ts'
import { itWhere } from '../../support/run-if.ts'
import type { TimerCount } from './counting-app.ts'
import { readTicks } from './ticks-of.ts'

export interface CountingServer {
  url: string
  stop(): Promise<void>
}

const count = 12

export interface ClockRuntime {
  name: string
  start(): Promise<CountingServer>
  /**
   * A client that closes its connection has left, as one that resets it has; without, it may have
   * closed its own half alone, and is answered.
   */
  hearsClose: boolean
}

export function describeClock({ name, start, hearsClose }: ClockRuntime): void {
  let server: CountingServer | undefined

  function url(path: string): string {
    if (server === undefined) throw new Error('The server is not started yet')
    return `${server.url}${path}`
  }
  const ask = async (path: string): Promise<Tick> => (await fetch(url(path))).json()
  const stream = (path: string, init: RequestInit = {}) =>
    fetch(url(path), {
      ...init,
      headers: { Accept: 'text/event-stream', ...init.headers },
    })
  const socket = (path: string) => overNetwork(url('')).connect(path)

  const timers = async (): Promise<TimerCount> => (await fetch(url('/timers'))).json()
  /** The test's own time limit is what else would end it. */
  async function timersWait(isEnough: (waiting: number) => boolean): Promise<void> {
    while (!isEnough((await timers()).waiting));
  }
  /** A client that has asked, and that a timer waits for. */
  async function startTimer(path: string, headers: Record<string, string> = {}) {
    const { waiting } = await timers()
    const client = await RawClient.open(Number(new URL(url('')).port))
    await client.write(request(`GET ${path} HTTP/1.1`, { Host: 'localhost', ...headers }))
    await timersWait((now) => now > waiting)
    return client
  }
  const waysToLeave: [string, (client: RawClient) => void][] = [
    ['a reset', (client) => client.reset()],
  ]
  if (hearsClose) waysToLeave.push(['a close', (client) => client.leave()])

  /** Resolves when ticks come, but no watched timer fires any more. */
  async function quiet(): Promise<void> {
    const { fired } = await timers()
    await take(readTicks(await stream('/clock?interval=50')), 4)
    if ((await timers()).fired !== fired) await quiet()
  }

  describe(`the clock on ${name}`, () => {
    beforeAll(async () => {
      server = await start()
    })
    afterAll(() => server?.stop())

    it('answers polling with a tick whose time follows from its number', async () => {
      const first = await ask('/clock?interval=50')
      expect(first.time).toBe(first.tick * 50)
      expect((await ask('/clock?interval=50')).tick).toBeGreaterThanOrEqual(first.tick)
    })

    it('answers long polling tick by tick, without a gap and never twice', async () => {
      const { tick: first } = await ask('/clock?interval=50')
      for (let tick = first; tick < first + count; tick += 1) {
        expect(await ask(`/clock?interval=50&after=${tick}`)).toEqual({
          tick: tick + 1,
          time: (tick + 1) * 50,
        })
      }
    })

    it('holds a long poll until a tick that is later than what others are told', async () => {
      const { tick } = await ask('/clock?interval=100')
      const held = ask(`/clock?interval=100&after=${tick + 2}`)
      const between = await ask(`/clock?interval=100&after=${tick}`)
      expect(between.tick).toBe(tick + 1)
      const { tick: told } = await held
      expect(told).toBe(tick + 3)
      expect((await ask('/clock?interval=100')).tick).toBeGreaterThanOrEqual(told)
    })

    it('streams ticks without a gap and never twice', async () => {
      const answer = await stream('/clock?interval=50')
      expect(answer.headers.get('Content-Type')).toBe('text/event-stream')
      expect(answer.headers.get('Cache-Control')).toBe('no-store, no-transform')
      expect(answer.headers.get('X-Accel-Buffering')).toBe('no')
      const ticks = await take(readTicks(answer), count)
      expect(ticks).toEqual(inARow(ticks[0]))
    })

    it('goes on with a stream behind Last-Event-ID', async () => {
      const [first] = await take(readTicks(await stream('/clock?interval=50')), 1)
      const headers = { 'Last-Event-ID': `${first?.tick}` }
      const ticks = await take(readTicks(await stream('/clock?interval=50', { headers })), count)
      expect(ticks).toEqual(inARow(first, 1))
    })

    it('pushes ticks to a WebSocket without a gap and never twice', async () => {
      const client = await socket('/clock?interval=50')
      const ticks: Tick[] = []
      while (ticks.length < count) ticks.push(JSON.parse(String(await client.next())))
      expect(ticks).toEqual(inARow(ticks[0]))
      client.close(1000)
      expect((await client.closed).code).toBe(1000)
    })

    it('goes on with a WebSocket behind the tick of its address', async () => {
      const { tick } = await ask('/clock?interval=50')
      const client = await socket(`/clock?interval=50&after=${tick - 5}`)
      for (let next = tick - 4; next <= tick + 2; next += 1) {
        expect(await client.next()).toBe(JSON.stringify({ tick: next, time: next * 50 }))
      }
      client.close()
      await client.closed
    })

    it('changes the interval of a WebSocket on the way', async () => {
      const client = await socket('/clock?interval=60000')
      client.send('{"interval": 50}')
      const first: Tick = JSON.parse(String(await client.next()))
      const second: Tick = JSON.parse(String(await client.next()))
      expect(first.time).toBe(first.tick * 50)
      expect(second).toEqual({ tick: first.tick + 1, time: first.time + 50 })
      client.close()
      await client.closed
    })

    describe('stops its timers when the client goes away', () => {
      describe.each(waysToLeave)('by %s', (_way, leave) => {
        it('while a poll is held', async () => {
          const { waiting } = await timers()
          const { tick } = await ask('/clock?interval=50')
          leave(await startTimer(`/watched/clock?interval=50&after=${tick + 40}`))
          await timersWait((now) => now === waiting)
          const { fired } = await timers()
          // Another one is held for longer, and answered, and nothing has come of the first.
          await ask(`/clock?interval=50&after=${tick + 44}`)
          expect((await timers()).fired).toBe(fired)
        })

        it('while a stream is silent', async () => {
          const { waiting } = await timers()
          leave(await startTimer('/watched/clock?interval=60000', { Accept: 'text/event-stream' }))
          await timersWait((now) => now === waiting)
        })
      })

      it('while ticks are streamed', async () => {
        const { waiting } = await timers()
        const [tick] = await take(readTicks(await stream('/watched/clock?interval=50')), 1)
        expect(tick?.time).toBeGreaterThan(0)
        await timersWait((now) => now === waiting)
        await quiet()
      })

      it('while a WebSocket is silent', async () => {
        const { waiting } = await timers()
        const client = await socket('/watched/clock?interval=60000')
        await timersWait((now) => now > waiting)
        client.close()
        await timersWait((now) => now === waiting)
      })
    })

    itWhere(!hearsClose, 'the end of what a client sends is heard here')(
      'answers a held poll whose client may have closed its half alone',
      async () => {
        const { tick } = await ask('/clock?interval=50')
        const client = await startTimer(`/watched/clock?interval=50&after=${tick + 40}`)
        client.halfClose()
        await client.heard(1)
        expect(client.transcript).toEqual(['200'])
        client.leave()
      },
    )

    describe.each([
      ['interval=49', /from 50 to 60000/],
      ['interval=60001', /from 50 to 60000/],
      ['interval=1e3', /from 50 to 60000/],
      ['interval=', /from 50 to 60000/],
      ['after=', /number of a tick/],
      ['after=-1', /number of a tick/],
      ['after=9007199254740992', /number of a tick/],
      ['after=9007199254740991', /more than 120 seconds ahead.*the latest is \d+/],
    ])('for %s', (query, sentence) => {
      it('answers 400 with a sentence', async () => {
        const answer = await fetch(url(`/clock?${query}`))
        expect(answer.status).toBe(400)
        expect(answer.headers.get('Cache-Control')).toBe('no-store')
        expect(await answer.text()).toMatch(sentence)
      })

      it('refuses a stream and an upgrade alike', async () => {
        expect((await stream(`/clock?${query}`)).status).toBe(400)
        const refusal: unknown = await socket(`/clock?${query}`).catch((error: unknown) => error)
        if (!(refusal instanceof Refusal)) throw refusal
        expect(refusal.status).toBe(400)
        expect(refusal.body).toMatch(sentence)
      })
    })

    it.each(['yesterday', '-1', '1.5', '9007199254740991', '99999999999999999999'])(
      'streams from now on for the Last-Event-ID %s, which no tick can have had',
      async (id) => {
        const { tick: latest } = await ask('/clock?interval=50')
        const headers = { 'Last-Event-ID': id }
        const [first] = await take(readTicks(await stream('/clock?interval=50', { headers })), 1)
        expect(first?.tick).toBeGreaterThan(latest)
        expect((await ask('/clock?interval=50')).tick).toBeGreaterThanOrEqual(first?.tick ?? 0)
      },
    )

    it('goes by its address when the Last-Event-ID is none', async () => {
      const { tick } = await ask('/clock?interval=60000')
      const path = `/clock?interval=60000&after=${tick - 1}`
      const answer = await stream(path, { headers: { 'Last-Event-ID': 'x' } })
      expect((await take(readTicks(answer), 1))[0]?.tick).toBe(tick)
      expect((await stream('/clock?after=x', { headers: { 'Last-Event-ID': 'x' } })).status).toBe(
        400,
      )
    })

    it('closes with 1008 for a message that makes no sense', async () => {
      const client = await socket('/clock?interval=60000')
      client.send('{"interval": 5}')
      const { code, reason } = await client.closed
      expect(code).toBe(1008)
      expect(reason).toMatch(/from 50 to 60000/)
    })

    it('takes GET and HEAD alone', async () => {
      const answer = await fetch(url('/clock'), { method: 'POST' })
      expect(answer.status).toBe(405)
      expect(answer.headers.get('Allow')).toBe('GET, HEAD')
    })
  })
}

async function take(ticks: AsyncGenerator<Tick, undefined, void>, count: number): Promise<Tick[]> {
  const taken: Tick[] = []
  for await (const tick of ticks) {
    taken.push(tick)
    if (taken.length === count) break
  }
  return taken
}

/** The ticks that follow on one another from a first one on, or from so many behind it. */
function inARow(first: Tick | undefined, behind = 0): Tick[] {
  return Array.from({ length: count }, (_, at) => {
    const tick = (first?.tick ?? Number.NaN) + behind + at
    return { tick, time: tick * 50 }
  })
}
