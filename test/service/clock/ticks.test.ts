import { describe, expect, it } from 'vitest'
import {
  describe as describeTick,
  following,
  REPLAY_TICKS,
  tickAt,
} from '../../../src/service/clock/ticks.ts'

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
