import { expect, test } from 'vitest'
import { Burst } from '../../src/library/runtimes/node/fast-path/burst.ts'

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

const ones = (count: number) => Array.from({ length: count }, () => 1)

test('the first message of a connection is held back: the close may be right behind it', () => {
  expect(lastOf(1)).toEqual([true])
})

test('a wait with nothing sent before it proves nothing', () => {
  expect(lastOf(...ones(7), 0, 1)).toEqual([true])
})

test('a second message belongs to several', () => {
  expect(lastOf(...ones(8), 3)).toEqual([false, true, true])
})

test.each([
  [1, true],
  [8, true],
  [9, false],
])('of the lone messages after several, number %i is held back: %s', (number, isHeld) => {
  expect(lastOf(...ones(8), 2, ...ones(number))).toEqual([isHeld])
})
