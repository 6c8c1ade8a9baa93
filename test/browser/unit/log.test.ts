import { describe, expect, it } from 'vitest'
import type { Entry, Message } from '../../../public/console/log/entry.js'
import { jsonLine, newestLines, readJsonLines } from '../../../public/console/log/json-lines.js'
import { linePieces } from '../../../public/console/log/line.js'
import { Log } from '../../../public/console/log/log.js'
import { parseQuery } from '../../../public/console/log/query.js'
import { edgeTop, isAtEdge, rowsInSight } from '../../../public/console/log/scrolling.js'
import {
  formatDifference,
  formatDuration,
  formatSize,
  formatTime,
  formatUptime,
} from '../../../public/shared/format.js'

const message = (data: Message['data'], more: Partial<Message> = {}): Message => ({
  at: 0,
  connection: 1,
  direction: 'received',
  kind: typeof data === 'string' ? 'text' : 'binary',
  size: data.length,
  serial: 1,
  data,
  ...more,
})

const opened: Entry = {
  at: 0,
  connection: 1,
  direction: 'event',
  event: 'opened',
  url: 'ws://localhost/',
  openMs: 1,
  protocol: '',
  extensions: '',
}

const fill = (log: Log, ...contents: Message['data'][]) => {
  for (const data of contents) log.append(message(data))
}

/** What is on show, oldest first. */
const shown = (log: Log) =>
  log.shown.map((number) => {
    const entry = log.get(number)
    return entry && 'data' in entry ? entry.data : entry?.event
  })

const found = (text: string, ...messages: Message[]) =>
  messages.filter(parseQuery(text).test).map(({ data }) => data)

describe('the log', () => {
  it('numbers its entries from one', () => {
    const log = new Log()
    expect([log.append(message('a')), log.append(message('b'))]).toEqual([1, 2])
  })

  it('keeps no more entries than its bound, and their numbers', () => {
    const log = new Log(1000)
    for (let number = 1; number <= 5000; number += 1) log.append(message(`${number}`))
    expect(log.entries.length).toBeLessThanOrEqual(1000)
    expect(log.entries.length).toBeGreaterThanOrEqual(990)
    expect(shown(log).at(-1)).toBe('5000')
    expect(log.get(5000)).toMatchObject({ data: '5000' })
    expect(log.get(1)).toBeUndefined()
    expect(log.shown.length).toBe(log.entries.length)
  })

  it('keeps no more bytes than its bound', () => {
    const log = new Log(1000, 10_000)
    for (let number = 0; number < 100; number += 1) log.append(message(new Uint8Array(900)))
    expect(log.entries.length).toBe(10)
  })

  it('keeps the newest entry, however big', () => {
    const log = new Log(1000, 10_000)
    fill(log, 'small', 'x'.repeat(20_000))
    expect(log.entries.length).toBe(1)
  })

  it('knows where an entry is on show', () => {
    const log = new Log()
    fill(log, 'one', 'two', 'three')
    expect([1, 3, 4].map((number) => log.positionOf(number))).toEqual([0, 2, 3])
  })

  it('shows what happened to connections, whatever is searched for', () => {
    const log = new Log()
    log.append(opened)
    fill(log, 'apple', 'pear')
    log.select(parseQuery('pear').test)
    expect(shown(log)).toEqual(['opened', 'pear'])
    log.append(opened)
    fill(log, 'apple')
    expect(shown(log)).toEqual(['opened', 'pear', 'opened'])
  })

  it('records while paused, and shows it afterwards', () => {
    const log = new Log()
    fill(log, 'before')
    log.pause(true)
    fill(log, 'during')
    expect(shown(log)).toEqual(['before'])
    expect(log.heldBack).toBe(1)
    log.pause(false)
    expect(shown(log)).toEqual(['before', 'during'])
  })

  it('is empty when cleared, and goes on', () => {
    const log = new Log()
    fill(log, 'one')
    log.clear()
    expect(shown(log)).toEqual([])
    fill(log, 'two')
    expect(shown(log)).toEqual(['two'])
  })
})

describe('a search', () => {
  const small = message('a.b', { size: 3, direction: 'sent' })
  const large = message('{"big": "A.B"}', { size: 2048, roundTripMs: 80 })
  const binary = message(Uint8Array.of(0xde, 0xad, 72, 105), { size: 4, roundTripMs: 2 })
  const all = [small, large, binary]

  it.each([
    ['', all],
    ['a.B', [small, large]],
    ['a.b big', [large]],
    ['"a.b big"', []],
    ['/a.b"?\\}/', [large]],
    ['-a.b', [binary]],
    ['de ad', [binary]],
    ['"de ad"', [binary]],
    ['hi', [binary]],
    ['size>1k', [large]],
    ['size<=4', [small, binary]],
    ['rtt>50', [large]],
    ['rtt<50ms', [binary]],
    ['is:binary', [binary]],
    ['is:json', [large]],
    ['-is:json is:text', [small]],
    ['dir:in', [large, binary]],
    ['dir:out', [small]],
    ['DIR:IN rtt>=80', [large]],
  ])('for %j finds what is like that', (text, expected) => {
    expect(found(text, ...all)).toEqual(expected.map(({ data }) => data))
  })

  it('for a pattern that is not valid says why', () => {
    expect(parseQuery('/(/').fault).toMatch(/Unterminated group|Invalid/i)
  })

  it('marks what it has found, across the parts of JSON', () => {
    const { marks } = parseQuery('g":')
    expect(linePieces('{"big":1}', marks)).toEqual([
      { text: '{', part: 'plain', isMarked: false },
      { text: '"bi', part: 'string', isMarked: false },
      { text: 'g":', part: 'plain', isMarked: true },
      { text: '1', part: 'number', isMarked: false },
      { text: '}', part: 'plain', isMarked: false },
    ])
  })
})

describe('a line', () => {
  it('shows breaks as a sign', () => {
    expect(linePieces('one\ntwo\r\nthree\tfour', null)).toEqual([
      { text: 'one⏎two⏎three→four', part: 'plain', isMarked: false },
    ])
  })

  it('is cut where nobody would see it', () => {
    expect(linePieces('x'.repeat(1000), null)[0]?.text).toHaveLength(300)
  })
})

describe('the rows in sight', () => {
  const view = { count: 1000, rowHeight: 10, height: 100 }

  it.each([
    [0, { start: 0, end: 16 }],
    [5000, { start: 494, end: 516 }],
    [9900, { start: 984, end: 1000 }],
  ])('from %i pixels on are a few more than fit', (top, rows) => {
    expect(rowsInSight({ ...view, top })).toEqual(rows)
  })

  it('are the last ones when the list has become shorter', () => {
    expect(rowsInSight({ ...view, count: 20, top: 9900 })).toEqual({ start: 13, end: 20 })
  })

  it('are none of an empty list', () => {
    expect(rowsInSight({ ...view, count: 0, top: 0 })).toEqual({ start: 0, end: 0 })
  })

  it('stick to the end or to the top, as the newest are there', () => {
    expect(edgeTop({ ...view, isNewestFirst: false })).toBe(9900)
    expect(edgeTop({ ...view, isNewestFirst: true })).toBe(0)
    expect(isAtEdge(9897, { ...view, isNewestFirst: false })).toBe(true)
    expect(isAtEdge(9890, { ...view, isNewestFirst: false })).toBe(false)
  })
})

describe('JSON Lines', () => {
  const text = message('a\n"b"', { at: 1_700_000_000_000, direction: 'sent', serial: 4 })

  it('hold text as text', () => {
    const line = jsonLine(text)
    expect(line.endsWith('}\n')).toBe(true)
    expect(JSON.parse(line)).toEqual({
      time: '2023-11-14T22:13:20.000Z',
      connection: 1,
      direction: 'sent',
      kind: 'text',
      size: 5,
      serial: 4,
      text: 'a\n"b"',
    })
  })

  it('hold binary as Base64, and the round trip', () => {
    const line = jsonLine(message(Uint8Array.of(0, 255), { roundTripMs: 1.5 }))
    expect(JSON.parse(line)).toMatchObject({ kind: 'binary', base64: 'AP8=', roundTripMs: 1.5 })
  })

  it('hold what happened to a connection in fields of its own', () => {
    const closed: Entry = {
      at: 0,
      connection: 2,
      direction: 'event',
      event: 'closed',
      url: 'ws://localhost/',
      code: 1009,
      reason: 'too big',
      wasClean: true,
      lastedMs: 5,
      closedHere: false,
    }
    expect(JSON.parse(jsonLine(closed))).toMatchObject({
      direction: 'event',
      event: 'closed',
      connection: 2,
      code: 1009,
      reason: 'too big',
      wasClean: true,
    })
  })

  it('are read back as the entries that they were', () => {
    const entries = [opened, text, message(Uint8Array.of(0, 255))]
    expect(readJsonLines(entries.map(jsonLine).join(''))).toEqual(entries)
  })

  it('are nothing when they make no sense', () => {
    expect(readJsonLines('{')).toEqual([])
  })

  it('are as many of the newest as there is room for', () => {
    const entries = ['a', 'b', 'c'].map((data) => message(data))
    const room = jsonLine(message('b')).length * 2
    expect(readJsonLines(newestLines(entries, room))).toEqual(entries.slice(1))
  })

  it('are without one that would leave no room for the others', () => {
    const entries = [message('a'), message('x'.repeat(3000)), message('b')]
    expect(readJsonLines(newestLines(entries, 5000))).toEqual([entries[0], entries[2]])
  })
})

describe('figures', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1 KiB'],
    [1_572_864, '1.5 MiB'],
  ])('write %i bytes as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text)
  })

  it.each([
    [0.344, '0.34 ms'],
    [34.44, '34.4 ms'],
    [250.4, '250 ms'],
    [9999, '9999 ms'],
    [60_000, '60.0 s'],
    [125_000, '02:05'],
  ])('write %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('write a time of day with milliseconds', () => {
    expect(formatTime(new Date(2026, 0, 1, 9, 5, 7, 3).getTime())).toBe('09:05:07.003')
  })

  it('write how long something lasts as a clock', () => {
    expect([59_999, 3_600_000, 90_061_000].map(formatUptime)).toEqual([
      '00:59',
      '1:00:00',
      '25:01:01',
    ])
    expect(formatDifference(1234)).toBe('+1.234')
  })
})
