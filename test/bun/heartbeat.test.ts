// The time after which Bun ends a silent connection, by the heartbeat.

import { expect, test } from 'vitest'
import { idleSeconds } from '../../src/library/runtimes/bun/heartbeat.ts'

test.each([
  [0, 0],
  [1, 8],
  [4, 8],
  [7, 11],
  [8, 16],
  [16, 32],
  [30, 46],
  [944, 960],
  [2_147_483, 960],
])('a heartbeat of %i seconds ends a silent connection after %i', (heartbeat, idle) => {
  expect(idleSeconds(heartbeat)).toBe(idle)
})
