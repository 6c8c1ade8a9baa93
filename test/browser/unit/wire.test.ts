import { describe, expect, it } from 'vitest'
import { backoffMs } from '../../../public/console/wire/backoff.js'
import { closeName } from '../../../public/console/wire/close-codes.js'
import { PendingEchoes } from '../../../public/console/wire/pending-echoes.js'
import { repetition } from '../../../public/console/wire/repetition.js'
import { type Order, startWire, type Told } from '../../../public/console/wire/wire.js'
import { checkScenario } from '../../../public/scenario/format.js'

describe('a close code', () => {
  it.each([
    [1000, 'Normal Closure'],
    [1006, 'Abnormal Closure'],
    [3999, 'Registered Use'],
    [4000, 'Private Use'],
  ])('%i is %s', (code, name) => {
    expect(closeName(code)).toBe(name)
  })
})

describe('the backoff', () => {
  it('doubles from half a second to half a minute', () => {
    const longest = [0, 1, 2, 5, 6, 50].map((attempt) => backoffMs(attempt, 1))
    expect(longest).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000])
  })

  it('is shortened by as much as half, at random', () => {
    expect(backoffMs(3, 0)).toBe(2000)
    expect(backoffMs(3, 0.5)).toBe(3000)
  })
})

describe('an echo', () => {
  it('answers the oldest message that it equals', () => {
    const pending = new PendingEchoes()
    pending.add('same', 10, 1)
    pending.add('same', 20, 2)
    expect(pending.match('same', 25)).toEqual({ ms: 15, lost: 0, serial: 1 })
    expect(pending.match('same', 25)).toEqual({ ms: 5, lost: 0, serial: 2 })
  })

  it('is compared by content, text apart from bytes', () => {
    const pending = new PendingEchoes()
    pending.add(Uint8Array.of(65), 0, 1)
    expect(pending.match('A', 1)).toBeUndefined()
    expect(pending.match(Uint8Array.of(66), 1)).toBeUndefined()
    expect(pending.match(Uint8Array.of(65), 1)).toEqual({ ms: 1, lost: 0, serial: 1 })
  })

  it('gives up the unanswered messages before the one that it answers', () => {
    const pending = new PendingEchoes()
    for (const message of ['a', 'b', 'c', 'd']) pending.add(message, 0, 1)
    expect(pending.match('c', 1)).toMatchObject({ ms: 1, lost: 2 })
    expect(pending.size).toBe(1)
  })

  it('leaves all waiting when it answers none', () => {
    const pending = new PendingEchoes()
    pending.add('a', 0, 1)
    expect(pending.match('welcome', 1)).toBeUndefined()
    expect(pending.size).toBe(1)
  })

  it('is waited for by a bounded number of messages', () => {
    const pending = new PendingEchoes()
    let lost = 0
    for (let sent = 0; sent < 120_000; sent += 1) lost += pending.add('', 0, sent)
    expect(pending.size).toBeLessThanOrEqual(50_000)
    expect(pending.size + lost).toBe(120_000)
  })
})

describe('a repetition', () => {
  const run = async (count: number, send: (done: number, abort: () => void) => boolean) => {
    const controller = new AbortController()
    const work = {
      send: (n: number) => send(n, () => controller.abort()),
      bufferedBytes: () => 0,
    }
    const progress = []
    const plan = { count, perSecond: 0, signal: controller.signal }
    for await (const done of repetition(work, plan, () => 0)) progress.push(done)
    return progress.at(-1)
  }

  it('sends as often as asked', async () => {
    expect(await run(1000, () => true)).toBe(1000)
  })

  it('ends when it is told to stop', async () => {
    const stopping = run(1000, (done, abort) => {
      if (done === 10) abort()
      return true
    })
    expect(await stopping).toBe(10)
  })

  it('ends when nothing can be sent any longer', async () => {
    expect(await run(1000, (done) => done < 10)).toBe(9)
  })
})

/** As much of a browser's socket as the wire uses. */
class FakeSocket {
  static latest: FakeSocket
  protocol = 'chat'
  extensions = ''
  bufferedAmount = 0
  sent: unknown[] = []
  closedWith: unknown[] | null = null
  onopen = () => {}
  onmessage = (_: { data: unknown }) => {}
  onclose = (_: { code: number; reason: string; wasClean: boolean }) => {}

  constructor() {
    FakeSocket.latest = this
  }

  send(data: unknown) {
    this.sent.push(data)
  }

  close(...with_: unknown[]) {
    this.closedWith = with_
  }
}

/** A wire whose events can be waited for, one after the other. */
function startFake(makeSocket = () => new FakeSocket() as unknown as WebSocket) {
  const events: Told[] = []
  let wake = () => {}
  const take = startWire(makeSocket, (batch) => {
    events.push(...batch)
    wake()
  })
  const until = async (type: Told['type']): Promise<Told> => {
    for (;;) {
      const at = events.findIndex((event) => event.type === type)
      const found = events[at]
      if (found) {
        events.splice(0, at + 1)
        return found
      }
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  return { take: (order: Order) => take(order), until }
}

describe('the wire', () => {
  const opening = { id: 1, url: 'ws://localhost/', protocols: [] }

  it('tells that a connection is open, and what was agreed', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    FakeSocket.latest.onopen()
    expect(await until('opened')).toMatchObject({ id: 1, protocol: 'chat' })
  })

  it('tells what is sent, and what the echo took', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    FakeSocket.latest.onopen()
    take({ order: 'send', id: 1, data: 'ping' })
    FakeSocket.latest.onmessage({ data: 'ping' })
    const sent = await until('sent')
    const received = await until('received')
    expect(sent).toMatchObject({ data: 'ping', serial: 1 })
    expect(received).toMatchObject({ data: 'ping', serial: 2, answers: 1 })
    expect(received).toHaveProperty('roundTripMs')
  })

  it('counts as lost what has no echo at the end', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    FakeSocket.latest.onopen()
    take({ order: 'send', id: 1, data: 'a' })
    take({ order: 'send', id: 1, data: 'b' })
    FakeSocket.latest.onclose({ code: 1006, reason: '', wasClean: false })
    expect(await until('lost')).toMatchObject({ count: 2 })
    expect(await until('closed')).toMatchObject({ code: 1006 })
  })

  it('tells when the browser refuses to try', async () => {
    const { take, until } = startFake(() => {
      throw new Error('no such port')
    })
    take({ order: 'open', ...opening })
    expect(await until('failed')).toMatchObject({ id: 1, message: 'Error: no such port' })
  })

  it('sends once when the connection has opened', async () => {
    const { take, until } = startFake()
    take({ order: 'once', ...opening, data: 'hello' })
    FakeSocket.latest.onopen()
    await until('sent')
    expect(FakeSocket.latest.sent).toEqual(['hello'])
  })

  it('repeats with a number that counts', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    FakeSocket.latest.onopen()
    const plan = { run: 1, count: 3, perSecond: 0, once: false }
    take({ order: 'repeat', ...opening, ...plan, data: 'n={{n}}' })
    for (;;) {
      const told = await until('repeated')
      if (told.type === 'repeated' && told.isOver) {
        expect(told.done).toBe(3)
        break
      }
    }
    expect(FakeSocket.latest.sent).toEqual(['n=1', 'n=2', 'n=3'])
  })

  const ending = async (until: (type: Told['type']) => Promise<Told>) => {
    for (;;) {
      const told = await until('repeated')
      if (told.type === 'repeated' && told.isOver) return told
    }
  }

  it('plays what was recorded', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    const steps = ['a', 'b'].map((data) => ({ data, afterMs: 0, answers: 0 }))
    take({ order: 'play', run: 1, id: 1, steps, pace: 1 })
    FakeSocket.latest.onopen()
    expect(await ending(until)).toMatchObject({ run: 1, done: 2 })
    expect(FakeSocket.latest.sent).toEqual(['a', 'b'])
  })

  it('gives a scenario what has come before it could look', async () => {
    const { take, until } = startFake()
    const scenario = checkScenario({ name: '', steps: [{ expect: { equals: 'welcome' } }] })
    take({ order: 'open', ...opening })
    take({ order: 'scenario', run: 1, id: 1, scenario })
    FakeSocket.latest.onopen()
    FakeSocket.latest.onmessage({ data: 'welcome' })
    expect(await until('step')).toMatchObject({ run: 1, result: { step: 1, outcome: 'passed' } })
    expect(await ending(until)).toMatchObject({ run: 1, done: 1 })
  })

  it('plays nothing where no connection opens', async () => {
    const { take, until } = startFake()
    take({ order: 'open', ...opening })
    take({ order: 'play', run: 1, id: 1, steps: [{ data: 'a', afterMs: 0, answers: 0 }], pace: 1 })
    FakeSocket.latest.onclose({ code: 1006, reason: '', wasClean: false })
    expect(await ending(until)).toMatchObject({ run: 1, done: 0 })
    expect(FakeSocket.latest.sent).toEqual([])
  })
})
