import { describe, expect, it } from 'vitest'
import { at, until } from '../../../src/service/clock/clock.ts'
import {
  describe as describeTick,
  following,
  REPLAY_TICKS,
  tickAt,
} from '../../../src/service/clock/ticks.ts'
import { FakeClock } from './fake-clock.ts'

describe('a tick', () => {
  it.each([
    [0, 1000, 0],
    [999, 1000, 0],
    [1000, 1000, 1],
    [1001, 1000, 1],
    [60_000, 50, 1200],
    [1_795_434_974_123, 1000, 1_795_434_974],
  ])('at %d ms, of an interval of %d ms, is number %d', (time, interval, tick) => {
    expect(tickAt(time, interval)).toBe(tick)
  })

  it('happens at a time that follows from its number and the interval', () => {
    expect(describeTick(35_908_699_480, 50)).toEqual({
      tick: 35_908_699_480,
      time: 1_795_434_974_000,
    })
    for (const interval of [50, 333, 1000, 60_000]) {
      const { tick, time } = describeTick(29_000_000, interval)
      expect(tickAt(time, interval)).toBe(tick)
      expect(tickAt(time - 1, interval)).toBe(tick - 1)
    }
  })
})

describe('the tick behind another', () => {
  it('is the next one, in the future as in the past', () => {
    expect(following(1000, 1_000_000, 1000)).toBe(1001)
    expect(following(1005, 1_000_000, 1000)).toBe(1006)
    expect(following(950, 1_000_000, 1000)).toBe(951)
  })

  it('is the oldest of the last 100 when more have been missed', () => {
    expect(REPLAY_TICKS).toBe(100)
    expect(following(900, 1_000_000, 1000)).toBe(901)
    expect(following(899, 1_000_000, 1000)).toBe(901)
    expect(following(0, 1_000_000, 1000)).toBe(901)
  })
})

describe('a timer', () => {
  it('fires when the clock shows its time, and not when its delay has passed early', () => {
    const clock = new FakeClock(1000)
    const early = { ...bound(clock), schedule: hasty(clock) }
    let fired = 0
    at(early, 1010, () => {
      fired += 1
    })
    clock.moveTo(1009)
    expect(fired).toBe(0)
    clock.moveTo(1010)
    expect(fired).toBe(1)
    expect(clock.timers).toBe(0)
  })

  it('is gone once it is called off, also after it had to look again', () => {
    const clock = new FakeClock(1000)
    const cancel = at({ ...bound(clock), schedule: hasty(clock) }, 1010, () => {
      throw new Error('called off in vain')
    })
    clock.moveTo(1009)
    expect(clock.timers).toBe(1)
    cancel()
    expect(clock.timers).toBe(0)
  })

  it('ends with the signal, and leaves nothing behind', async () => {
    const clock = new FakeClock(1000)
    const ending = new AbortController()
    const waited = until(clock, 2000, ending.signal)
    expect(clock.timers).toBe(1)
    ending.abort()
    expect(await waited).toBe(false)
    expect(clock.timers).toBe(0)
    expect(await until(clock, 500, ending.signal)).toBe(false)
  })
})

function bound(clock: FakeClock) {
  return { now: () => clock.now() }
}

/** Timers of some runtimes fire a millisecond before the clock gets there. */
function hasty(clock: FakeClock) {
  return (callback: () => void, delayMs: number) =>
    clock.schedule(callback, Math.max(0, delayMs - 1))
}
