// Waiting for a time of day, and for a time to pass.

import { describe, expect, it } from 'vitest'
import { at, type Clock, pass, until } from '../../../src/service/clock/clock.ts'
import { steadyTime } from '../../../src/service/clock/steady-time.ts'
import { FakeClock } from './fake-clock.ts'

/** Timers of some runtimes fire a millisecond before the clock gets there. */
function hasty(clock: FakeClock): Clock {
  return {
    now: () => clock.now(),
    elapsed: () => clock.elapsed(),
    schedule: (callback, delayMs) => clock.schedule(callback, Math.max(0, delayMs - 1)),
  }
}

describe('a timer', () => {
  it('fires when the clock shows its time, and not when its delay has passed early', () => {
    const clock = new FakeClock(1000)
    const fired: boolean[] = []
    at(hasty(clock), { time: 1010, longestMs: 100 }, (isTime) => fired.push(isTime))
    clock.moveTo(1009)
    expect(fired).toEqual([])
    clock.moveTo(1010)
    expect(fired).toEqual([true])
    expect(clock.timers).toBe(0)
  })

  it('is gone once it is called off, also after it had to look again', () => {
    const clock = new FakeClock(1000)
    const cancel = at(hasty(clock), { time: 1010, longestMs: 100 }, () => {
      throw new Error('called off in vain')
    })
    clock.moveTo(1009)
    expect(clock.timers).toBe(1)
    cancel()
    expect(clock.timers).toBe(0)
  })

  it('fires before its time when the longest that it may wait has passed', () => {
    const clock = new FakeClock(1000)
    const fired: boolean[] = []
    at(hasty(clock), { time: 1010, longestMs: 100 }, (isTime) => fired.push(isTime))
    clock.moveTo(1005)
    clock.setTo(-3_600_000)
    clock.moveTo(-3_600_000 + 94)
    expect(fired).toEqual([])
    clock.moveTo(-3_600_000 + 95)
    expect(fired).toEqual([false])
    expect(clock.timers).toBe(0)
  })

  it('ends with the signal, and leaves nothing behind', async () => {
    const clock = new FakeClock(1000)
    const ending = new AbortController()
    const waited = until(clock, { time: 2000, longestMs: 1000 }, ending.signal)
    expect(clock.timers).toBe(1)
    ending.abort()
    expect(await waited).toBe(false)
    expect(clock.timers).toBe(0)
    expect(await until(clock, { time: 500, longestMs: 1000 }, ending.signal)).toBe(false)
  })
})

describe('a duration', () => {
  it.each([
    ['back', -3_600_000],
    ['forward', 3_600_000],
  ])('lasts as long when the clock is set %s', async (_where, stepMs) => {
    const clock = new FakeClock(1000)
    let isOver = false
    const passed = pass(clock, 500, new AbortController().signal).then(() => {
      isOver = true
    })
    clock.moveTo(1100)
    clock.setTo(1100 + stepMs)
    clock.moveTo(1499 + stepMs)
    await new Promise((resolve) => setImmediate(resolve))
    expect(isOver).toBe(false)
    clock.moveTo(1500 + stepMs)
    await passed
    expect(clock.timers).toBe(0)
  })
})

it('a steady time goes on from where its source steps back', () => {
  const readings = [5, 10, 3, 4, 2, 20]
  const elapsed = steadyTime(() => readings.shift() ?? 0)
  expect([1, 2, 3, 4, 5, 6].map(elapsed)).toEqual([5, 10, 10, 11, 11, 29])
})
