import { describe, expect, it } from 'vitest'
import { TickSequence } from '../../../src/service/clock/tick-sequence.ts'
import { FakeClock } from './fake-clock.ts'

const start = 1_000_000
const latest = 1000
const interval = 1000

function open(after: number | null = null) {
  const clock = new FakeClock(start)
  const ticks = new TickSequence(clock, { interval, after })
  /** Delivers what has happened by now, and gives the numbers. */
  const due = () => {
    const numbers: number[] = []
    for (let tick = ticks.next(); tick.time <= clock.now(); tick = ticks.next()) {
      ticks.delivered(tick)
      numbers.push(tick.tick)
    }
    return numbers
  }
  return { clock, ticks, due }
}

describe('the ticks of one client', () => {
  it('begin with the next one', () => {
    const { clock, due } = open()
    expect(due()).toEqual([])
    clock.moveTo(start + 1000)
    expect(due()).toEqual([latest + 1])
  })

  it('go on behind the one that it has, also when that is ahead', () => {
    expect(open(latest - 2).due()).toEqual([latest - 1, latest])
    const { clock, due } = open(latest + 2)
    clock.moveTo(start + 2999)
    expect(due()).toEqual([])
    clock.moveTo(start + 3000)
    expect(due()).toEqual([latest + 3])
  })

  it('go on from what the clock shows when that is set back', () => {
    const { clock, due } = open()
    clock.moveTo(start + 5000)
    expect(due()).toHaveLength(5)
    clock.setTo(start - 3_600_000 + 500)
    expect(due()).toEqual([latest - 3600])
    clock.moveTo(start - 3_600_000 + 1500)
    expect(due()).toEqual([latest - 3599])
  })

  it('are the last hundred when the clock is set forward', () => {
    const { clock, due } = open()
    expect(due()).toEqual([])
    clock.setTo(start + 3_600_000)
    const numbers = due()
    expect(numbers).toHaveLength(100)
    expect(numbers.at(-1)).toBe(latest + 3600)
  })

  it('come back to where they were when the clock is set back by mistake', () => {
    const { clock, due } = open()
    clock.moveTo(start + 1000)
    expect(due()).toEqual([latest + 1])
    clock.setTo(start - 10_000)
    expect(due()).toEqual([latest - 10])
    clock.setTo(start + 1000)
    expect(due()).toEqual([-9, -8, -7, -6, -5, -4, -3, -2, -1, 0, 1].map((step) => latest + step))
  })

  it('never come twice for a step back within an interval', () => {
    const { clock, due } = open()
    clock.moveTo(start + 1000)
    expect(due()).toEqual([latest + 1])
    clock.setTo(start + 100)
    expect(due()).toEqual([])
    clock.moveTo(start + 2000)
    expect(due()).toEqual([latest + 2])
  })

  it('are looked for again after an interval at the latest', () => {
    const { ticks } = open(latest + 100)
    expect(ticks.waitFor(ticks.next())).toEqual({ time: start + 101_000, longestMs: interval })
  })

  it('have other numbers from now on at another interval', () => {
    const { clock, ticks } = open(latest - 5)
    ticks.changeInterval(interval)
    expect(ticks.next().tick).toBe(latest - 4)
    clock.moveTo(start + 100)
    ticks.changeInterval(250)
    expect(ticks.next()).toEqual({ tick: 4001, time: start + 250 })
  })

  it('end with the signal', async () => {
    const { clock, ticks } = open()
    const ending = new AbortController()
    const arrival = ticks.arrival(ending.signal)
    await clock.scheduled()
    ending.abort()
    expect(await arrival).toBeNull()
    expect(clock.timers).toBe(0)
  })
})
