import { describe, expect, it } from 'vitest'
import { ClockOffset } from '../../public/transports/measure/clock-offset.js'
import { spanPaths, tickPaths, windowMs } from '../../public/transports/measure/drawing.js'
import { EventParser } from '../../public/transports/measure/event-parser.js'
import {
  cellsOf,
  figuresOf,
  percentile,
  toMarkdown,
} from '../../public/transports/measure/figures.js'
import { chunkFraming, frameHead, headSize } from '../../public/transports/measure/head-size.js'
import { Run, type Transport } from '../../public/transports/measure/run.js'
import { Tally } from '../../public/transports/measure/tally.js'

const plan = { interval: 100, first: 11, last: 20 }
const tick = (number: number) => ({ tick: number, time: number * 100 })

describe('a tally', () => {
  it('counts each expected tick once', () => {
    const tally = new Tally(plan)
    for (const number of [10, 11, 11, 13, 21]) tally.receive(tick(number), number * 100 + 5)
    expect([...tally.arrivals]).toEqual([
      [11, 1105],
      [13, 1305],
    ])
    expect(tally.latest).toBe(21)
  })

  it('misses what is due and has not come, and nothing that is not due', () => {
    const tally = new Tally(plan)
    tally.receive(tick(11), 1100)
    tally.receive(tick(15), 1500)
    expect(tally.missed(10)).toBe(0)
    expect(tally.missed(11)).toBe(0)
    expect(tally.missed(14)).toBe(3)
    expect(tally.missed(15)).toBe(3)
    expect(tally.missed(99)).toBe(8)
  })

  it('is complete with the last tick, however it came there', () => {
    const tally = new Tally(plan)
    expect(tally.isComplete).toBe(false)
    tally.receive(tick(21), 2100)
    expect(tally.isComplete).toBe(true)
  })

  it('tells how many are open, now and on average', () => {
    const tally = new Tally(plan)
    const close = tally.open(1000)
    expect(tally.openNow).toBe(1)
    close(1250)
    close(1900)
    tally.open(1750)
    expect([tally.requests, tally.openNow]).toEqual([2, 1])
    expect(tally.openOnAverage(2000)).toBe(0.5)
  })

  it('has an average until its own end, not the end of the others', () => {
    const tally = new Tally(plan)
    const close = tally.open(1000)
    tally.receive(tick(20), 2000)
    close(2000)
    expect(tally.openOnAverage(9000)).toBe(1)
  })
})

describe('the offset of the clock', () => {
  it('is nothing while nothing proves that the clocks differ', () => {
    const offset = new ClockOffset()
    expect(offset.ms).toBe(0)
    offset.arrived(1000, 1040)
    offset.asked(2000, 1500)
    expect(offset.ms).toBe(0)
  })

  it('is what keeps a tick from arriving before it has happened', () => {
    const offset = new ClockOffset()
    offset.arrived(5000, 4100)
    offset.arrived(6000, 5050)
    expect(offset.ms).toBe(950)
  })

  it('is what keeps an answer from being older than its question', () => {
    const offset = new ClockOffset()
    offset.asked(2000, 2600)
    offset.asked(3000, 3400)
    expect(offset.ms).toBe(-600)
  })
})

describe('the figures', () => {
  it('are the nearest ranks of the delays', () => {
    const sorted = Array.from({ length: 200 }, (_, at) => at + 1)
    expect([percentile(sorted, 0.5), percentile(sorted, 0.99)]).toEqual([100, 198])
    expect([percentile([7], 0.5), percentile([7], 0.99), percentile([], 0.5)]).toEqual([7, 7, null])
  })

  it('take the offset of the clock off the delays', () => {
    const tally = new Tally(plan)
    const offset = new ClockOffset()
    for (const number of [11, 12]) {
      tally.receive(tick(number), number * 100 - 30 + number)
      offset.arrived(number * 100, number * 100 - 30 + number)
    }
    tally.headerBytes = 300
    tally.bodyBytes = 80
    const figures = figuresOf(tally, offset, { at: 2000, through: 13 })
    expect(figures).toMatchObject({ ticks: 2, missed: 1, bytesPerTick: 190, p50: 0, p99: 1 })
    expect(cellsOf(figures)).toEqual([
      ...['2', '1', '0', '300', '80', '190', '0.0 ms', '1.0 ms', '0.00'],
    ])
  })

  it('have their thousands marked, whatever they count', () => {
    const figures = figuresOf(new Tally(plan), new ClockOffset(), { at: 0, through: 0 })
    const large = { ticks: 1000, missed: 2000, requests: 3000, bytesPerTick: 1063.5 }
    const [ticks, missed, requests, , , bytesPerTick] = cellsOf({ ...figures, ...large })
    expect([ticks, missed, requests, bytesPerTick]).toEqual(['1,000', '2,000', '3,000', '1,064'])
  })

  it('are dashes where there are none', () => {
    const figures = figuresOf(new Tally(plan), new ClockOffset(), { at: 0, through: 0 })
    expect(cellsOf(figures).slice(5, 8)).toEqual(['–', '–', '–'])
  })

  it('make a Markdown table', () => {
    expect(toMarkdown(['A', 'B'], [['x', '1']])).toBe('| A | B |\n| --- | ---: |\n| x | 1 |\n')
  })
})

describe('the size of a head', () => {
  it('is that of its bytes', () => {
    const headers = [
      ['Host', 'a'],
      ['Accept', '*/*'],
    ] as const
    const head = 'GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n'
    expect(headSize('GET / HTTP/1.1', headers)).toBe(head.length)
    expect(chunkFraming(64)).toBe('40\r\n\r\n'.length)
    expect([0, 125, 126, 65_535, 65_536].map(frameHead)).toEqual([2, 2, 4, 4, 10])
  })
})

describe('an event stream', () => {
  it('gives its ticks wherever it is cut', () => {
    const text = 'retry: 1000\n\n: keep-alive\n\ndata: {"tick":1,"time":50}\nid: 1\n\n'
    const bytes = new TextEncoder().encode(text + text.replaceAll('1', '2'))
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const parser = new EventParser()
      const ticks = [...parser.push(bytes.subarray(0, cut)), ...parser.push(bytes.subarray(cut))]
      expect(ticks.map((tick) => tick.tick)).toEqual([1, 2])
    }
  })
})

describe('the drawing', () => {
  const window = { from: 1000, to: 2000, offsetMs: 0 }

  it('shows a dozen ticks, and never less than four seconds', () => {
    expect([windowMs(50), windowMs(1000), windowMs(60_000)]).toEqual([4000, 12_000, 720_000])
  })

  it('cuts what is open at the edges of the window', () => {
    const spans = [
      { opened: 0, closed: 900 },
      { opened: 900, closed: 1100 },
      { opened: 1500, closed: Number.POSITIVE_INFINITY },
    ]
    expect(spanPaths(spans, window)).toEqual({
      spans: 'M500.0,86H1000.0M0.0,86H100.0',
      starts: 'M500.0,76V96',
    })
  })

  it('joins a tick to its arrival, and marks the one that is missed', () => {
    const tally = new Tally(plan)
    tally.receive(tick(11), 1150)
    expect(tickPaths(tally, 12, { ...window, to: 1300 })).toEqual({
      ticks: 'M333.3,6V24M666.7,6V24M1000.0,6V24',
      delays: 'M333.3,24L500.0,58',
      arrivals: 'M500.0,58h0',
      missed: 'M666.7,24V58',
    })
  })
})

describe('a run', () => {
  const length = { interval: 50, seconds: 1 }
  const latest = { tick: 100, time: 5000 }
  const complete: Transport = async ({ tally }) => {
    for (let number = 101; number <= 120; number += 1) tally.receive(tick(number), number * 50)
  }

  it('expects the ticks of its seconds, and ends when each transport has come to the last', async () => {
    const run = new Run(latest, length, { one: complete, other: complete })
    expect(run.plan).toEqual({ interval: 50, first: 101, last: 120 })
    expect(await run.finished).toBe(120)
    expect(run.tallies.one.arrivals.size).toBe(20)
  })

  it('counts no tick as missed that a transport can still get', () => {
    const run = new Run(latest, length, {})
    expect(run.through(run.startedAt)).toBe(99)
    expect(run.through(run.startedAt + 99)).toBe(100)
    expect(run.through(run.startedAt + 100)).toBe(101)
    expect(run.progress(run.startedAt + 500)).toBe(0.5)
  })

  it('ends what still waits when it is stopped', async () => {
    const waiting: Transport = ({ signal }) =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
    const run = new Run(latest, length, { waiting })
    run.stop()
    expect(await run.finished).toBeLessThan(101)
  })

  it('lets a transport that fails try again, and says why it failed', async () => {
    let attempts = 0
    let failure = ''
    const run = new Run(latest, length, {
      failing: async (work) => {
        attempts += 1
        if (attempts === 1) throw new Error('refused')
        failure = work.tally.failure
        await complete(work)
      },
    })
    await run.finished
    expect([attempts, failure, run.tallies.failing.failure]).toEqual([2, 'Error: refused', ''])
  })
})
