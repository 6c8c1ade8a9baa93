import { expect, test } from 'vitest'
import { Burst } from '../../src/node/burst.ts'

/** Adds bursts of so many messages; gives, for each of the last one, whether it belongs to several. */
function lastOf(...bursts: number[]): boolean[] {
  const burst = new Burst()
  let held: boolean[] = []
  for (const messages of bursts) {
    burst.end()
    held = Array.from({ length: messages }, () => burst.add())
  }
  return held
}

test('the first message of a connection is taken for a lone one', () => {
  expect(lastOf(1)).toEqual([false])
})

test('a second message belongs to several', () => {
  expect(lastOf(3)).toEqual([false, true, true])
})

test('a lone message behind a lone one is taken for that', () => {
  expect(lastOf(1, 1)).toEqual([false])
})

test.each([
  [1, true],
  [8, true],
  [9, false],
])('of the lone messages after several, number %i is held back: %s', (number, isHeld) => {
  expect(lastOf(2, ...Array.from({ length: number }, () => 1))).toEqual([isHeld])
})
