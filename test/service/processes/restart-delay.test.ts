import { expect, it } from 'vitest'
import { RestartDelay } from '../../../src/service/processes/restart-delay.ts'

const delaysAfter = (lives: number[]) => {
  const delay = new RestartDelay()
  return lives.map((lifeMs) => delay.after(lifeMs))
}

it('replaces a process at once, whether or not it has lived long', () => {
  expect(delaysAfter([60_000])).toEqual([0])
  expect(delaysAfter([10])).toEqual([0])
})

it('waits longer each time for one that ends soon again, half a minute at most', () => {
  const seconds = delaysAfter(Array.from({ length: 9 }, () => 10)).map((ms) => ms / 1000)
  expect(seconds).toEqual([0, 1, 2, 4, 8, 16, 30, 30, 30])
})

it('forgets short lives behind a long one', () => {
  expect(delaysAfter([10, 10, 60_000, 10, 10])).toEqual([0, 1000, 0, 0, 1000])
})
