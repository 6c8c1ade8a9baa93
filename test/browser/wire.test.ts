import { describe, expect, it } from 'vitest'
import { homeAddress, isMixed, isOnce } from '../../public/console/wire/address.js'
import { formatBase64, formatHex, hexDump } from '../../public/console/wire/bytes.js'
import { closeName } from '../../public/console/wire/close-codes.js'
import { backoffMs } from '../../public/console/wire/link.js'
import { repeat } from '../../public/console/wire/repeater.js'
import { PendingEchoes, RoundTrips } from '../../public/console/wire/round-trips.js'

describe('the mode', () => {
  it.each(['/', '/index', '/index/', '/elsewhere', '/echo/once'])('is echo-once at %s', (path) => {
    expect(isOnce(path)).toBe(true)
  })

  it.each(['/index2', '/index2/', '/echo', '/echo/'])('is connected at %s', (path) => {
    expect(isOnce(path)).toBe(false)
  })
})

describe('the home address', () => {
  it('is wss: when the page came over https:', () => {
    expect(homeAddress(new URL('https://example.test/'))).toBe('wss://example.test/echo_once')
  })

  it('is ws: with the port of the page otherwise', () => {
    expect(homeAddress(new URL('http://localhost:3000/index2'))).toBe('ws://localhost:3000/echo')
  })
})

describe('bytes', () => {
  it('are written as hex and as Base64', () => {
    const bytes = Uint8Array.of(0, 10, 255)
    expect(formatHex(bytes)).toBe('00 0a ff')
    expect(formatBase64(bytes)).toBe('AAr/')
  })

  it('are dumped with their offset and their printable characters', () => {
    const dump = hexDump(new TextEncoder().encode('The bytes:\n\0 ~ é!'))
    expect(dump).toBe(
      [
        '00000000  54 68 65 20 62 79 74 65 73 3a 0a 00 20 7e 20 c3  |The bytes:.. ~ .|',
        `00000010  ${'a9 21'.padEnd(47)}  |.!|`,
      ].join('\n'),
    )
  })
})

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
    pending.add('same', 10)
    pending.add('same', 20)
    expect(pending.match('same', 25)).toEqual({ ms: 15, lost: 0 })
    expect(pending.match('same', 25)).toEqual({ ms: 5, lost: 0 })
  })

  it('is compared by content, text apart from bytes', () => {
    const pending = new PendingEchoes()
    pending.add(Uint8Array.of(65), 0)
    expect(pending.match('A', 1)).toBeUndefined()
    expect(pending.match(Uint8Array.of(66), 1)).toBeUndefined()
    expect(pending.match(Uint8Array.of(65), 1)).toEqual({ ms: 1, lost: 0 })
  })

  it('gives up the unanswered messages before the one that it answers', () => {
    const pending = new PendingEchoes()
    for (const message of ['a', 'b', 'c', 'd']) pending.add(message, 0)
    expect(pending.match('c', 1)).toEqual({ ms: 1, lost: 2 })
    expect(pending.size).toBe(1)
  })

  it('leaves all waiting when it answers none', () => {
    const pending = new PendingEchoes()
    pending.add('a', 0)
    expect(pending.match('welcome', 1)).toBeUndefined()
    expect(pending.size).toBe(1)
  })

  it('is waited for by a bounded number of messages', () => {
    const pending = new PendingEchoes()
    let lost = 0
    for (let sent = 0; sent < 120_000; sent += 1) lost += pending.add('', 0)
    expect(pending.size).toBeLessThanOrEqual(50_000)
    expect(pending.size + lost).toBe(120_000)
  })
})

describe('round trips', () => {
  it('are summed up by nearest rank', () => {
    const roundTrips = new RoundTrips()
    for (let ms = 100; ms > 0; ms -= 1) roundTrips.add(ms)
    expect(roundTrips.figures).toEqual({ min: 1, median: 50, p99: 99, max: 100 })
  })

  it('are all zero when there are none', () => {
    expect(new RoundTrips().figures).toEqual({ min: 0, median: 0, p99: 0, max: 0 })
  })

  it('keep the last 300, and count every loss', () => {
    const roundTrips = new RoundTrips()
    roundTrips.lose(1000)
    for (let ms = 1; ms <= 299; ms += 1) roundTrips.add(ms)
    expect(roundTrips.samples).toHaveLength(300)
    expect(roundTrips.samples[0]).toBeNull()
    expect(roundTrips.lost).toBe(1000)
    expect(roundTrips.figures.max).toBe(299)
  })
})

describe('a repetition', () => {
  const run = async (count: number, send: (done: number, abort: () => void) => boolean) => {
    const controller = new AbortController()
    let sent = 0
    const work = {
      send: () => {
        sent += 1
        return send(sent, () => controller.abort())
      },
      waitingBytes: () => 0,
    }
    const progress = []
    const plan = { count, intervalMs: 0, signal: controller.signal }
    for await (const done of repeat(work, plan)) progress.push(done)
    return { sent, last: progress.at(-1) }
  }

  it('sends as often as asked', async () => {
    expect(await run(1000, () => true)).toEqual({ sent: 1000, last: 1000 })
  })

  it('ends when it is told to stop', async () => {
    const stopping = run(1000, (done, abort) => {
      if (done === 10) abort()
      return true
    })
    expect(await stopping).toEqual({ sent: 10, last: 10 })
  })

  it('ends when nothing can be sent any longer', async () => {
    expect(await run(1000, (done) => done < 10)).toEqual({ sent: 10, last: 9 })
  })
})

describe('an address', () => {
  it.each([
    ['https:', 'ws://example.com/', true],
    ['https:', 'wss://example.com/', false],
    ['https:', 'ws://localhost:3000/', false],
    ['https:', 'ws://127.0.0.1/', false],
    ['https:', 'ws://localhost.example.com/', true],
    ['http:', 'ws://example.com/', false],
  ])('on a page over %s: %s is mixed content: %s', (protocol, address, mixed) => {
    expect(isMixed(new URL(`${protocol}//edge-echo.example`), address)).toBe(mixed)
  })
})
