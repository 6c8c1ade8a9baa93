import { availableParallelism } from 'node:os'
import { describe, expect, it } from 'vitest'
import { countOf, shareOf } from '../../../src/service/processes/share.ts'
import { readSettings } from '../../../src/service/settings/settings.ts'

describe('the share of a process', () => {
  it.each([
    [10_000, 4, [2500, 2500, 2500, 2500]],
    [10, 4, [3, 3, 2, 2]],
    [3, 3, [1, 1, 1]],
    [7, 1, [7]],
  ])('of %i for %i is one of parts that add up to it', (total, count, parts) => {
    expect(parts.map((_part, place) => shareOf(total, place, count))).toEqual(parts)
  })
})

describe('the number of processes', () => {
  it.each([
    [{}, 1],
    [{ PROCESSES: '3' }, 3],
    [{ PROCESSES: 'auto' }, availableParallelism()],
    [{ PROCESSES: '8', MAX_CONNECTIONS: '5' }, 5],
  ])('for %j is %i', (variables, count) => {
    expect(countOf(readSettings(variables))).toBe(count)
  })
})
