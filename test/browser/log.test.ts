import { describe, expect, it } from 'vitest'
import { formatDuration, formatSize, formatTime } from '../../public/console/log/figures.js'
import { jsonLine } from '../../public/console/log/json-lines.js'
import { type Entry, Log } from '../../public/console/log/log.js'
import { windowOf } from '../../public/console/log/window.js'

const entry = (data: Entry['data'], direction: Entry['direction'] = 'received'): Entry => ({
  at: 0,
  direction,
  kind: typeof data === 'string' ? 'text' : 'binary',
  size: data.length,
  data,
})

const fill = (log: Log, ...contents: Entry['data'][]) => {
  for (const data of contents) log.append(entry(data))
}

/** What is on show, newest first. */
const shown = (log: Log) =>
  Array.from({ length: log.length }, (_, position) => log.get(log.numberAt(position)).data)

describe('the log', () => {
  it('shows the newest first', () => {
    const log = new Log()
    fill(log, 'one', 'two', 'three')
    expect(shown(log)).toEqual(['three', 'two', 'one'])
  })

  it('keeps no more entries than its bound', () => {
    const log = new Log(1000)
    for (let number = 0; number < 5000; number += 1) log.append(entry(`${number}`))
    expect(log.entries.length).toBeLessThanOrEqual(1000)
    expect(log.entries.length).toBeGreaterThanOrEqual(990)
    expect(shown(log).slice(0, 2)).toEqual(['4999', '4998'])
    expect(log.length).toBe(log.entries.length)
  })

  it('keeps no more bytes than its bound', () => {
    const log = new Log(1000, 10_000)
    for (let number = 0; number < 100; number += 1) log.append(entry(new Uint8Array(900)))
    expect(log.entries.length).toBe(10)
  })

  it('keeps the newest entry, however big', () => {
    const log = new Log(1000, 10_000)
    fill(log, 'small', 'x'.repeat(20_000))
    expect(log.entries.length).toBe(1)
  })

  it('refuses an entry that it no longer has', () => {
    const log = new Log(1)
    fill(log, 'one', 'two')
    expect(() => log.get(0)).toThrow(new RangeError('The log has no entry 0'))
    expect(log.get(1).data).toBe('two')
  })

  it('knows where an entry is on show', () => {
    const log = new Log()
    fill(log, 'one', 'two', 'three')
    expect(log.positionOf(0)).toBe(2)
    expect(log.positionOf(3)).toBe(-1)
  })

  it('is filtered by text in any case, taken literally', () => {
    const log = new Log()
    fill(log, 'a.b', 'A.B', 'axb')
    log.select('a.B', 'received')
    expect(shown(log)).toEqual(['A.B', 'a.b'])
    fill(log, 'later a.b', 'later')
    expect(log.length).toBe(3)
  })

  it('is filtered by the hex and the characters of binary', () => {
    const log = new Log()
    fill(log, Uint8Array.of(0xde, 0xad), Uint8Array.of(72, 105))
    log.select('de ad', 'received')
    expect(log.length).toBe(1)
    log.select('hi', 'received')
    expect(log.length).toBe(1)
  })

  it.each([
    ['sent received', 2],
    ['sent', 1],
    ['received', 1],
    ['sent received opened closed', 4],
  ])('is filtered by the directions %s', (directions, count) => {
    const log = new Log()
    for (const each of ['opened', 'sent', 'received', 'closed'] as const)
      log.append(entry('', each))
    log.select('', directions)
    expect(log.length).toBe(count)
  })

  it('records while paused, and shows it afterwards', () => {
    const log = new Log()
    fill(log, 'before')
    log.pause(true)
    fill(log, 'during')
    expect(shown(log)).toEqual(['before'])
    expect(log.heldBack).toBe(1)
    log.pause(false)
    expect(shown(log)).toEqual(['during', 'before'])
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

describe('the window', () => {
  const view = (scrollTop: number) => ({ scrollTop, clientHeight: 100 })

  it('is empty for an empty list', () => {
    expect(windowOf(0, 10, view(0))).toEqual({ start: 0, end: 0, before: 0, after: 0 })
  })

  it('begins at the top with the rows in sight and a few after', () => {
    expect(windowOf(1000, 10, view(0))).toEqual({ start: 0, end: 14, before: 0, after: 9860 })
  })

  it('has a few rows on both sides in the middle', () => {
    expect(windowOf(1000, 10, view(5000))).toEqual({
      start: 496,
      end: 514,
      before: 4960,
      after: 4860,
    })
  })

  it('ends with the last row, also when the list has become shorter', () => {
    expect(windowOf(1000, 10, view(9900)).end).toBe(1000)
    expect(windowOf(20, 10, view(9900))).toEqual({ start: 15, end: 20, before: 150, after: 0 })
  })
})

describe('JSON Lines', () => {
  it('hold text as text', () => {
    const line = jsonLine({ ...entry('a\n"b"', 'sent'), at: 1_700_000_000_000 })
    expect(line.endsWith('}\n')).toBe(true)
    expect(JSON.parse(line)).toEqual({
      time: '2023-11-14T22:13:20.000Z',
      direction: 'sent',
      kind: 'text',
      size: 5,
      text: 'a\n"b"',
    })
  })

  it('hold binary as Base64, and the round trip', () => {
    const line = jsonLine({ ...entry(Uint8Array.of(0, 255)), roundTripMs: 1.5 })
    expect(JSON.parse(line)).toMatchObject({ kind: 'binary', base64: 'AP8=', roundTripMs: 1.5 })
  })
})

describe('figures', () => {
  it.each([
    [0, '0 B'],
    [1023, '1023 B'],
    [1024, '1.0 KiB'],
    [1_572_864, '1.5 MiB'],
  ])('write %i bytes as %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text)
  })

  it.each([
    [0.34, '0.3 ms'],
    [250.4, '250 ms'],
    [9999, '9999 ms'],
    [60_000, '60.0 s'],
  ])('write %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text)
  })

  it('write a time of day with milliseconds', () => {
    expect(formatTime(new Date(2026, 0, 1, 9, 5, 7, 3).getTime())).toBe('09:05:07.003')
  })
})
