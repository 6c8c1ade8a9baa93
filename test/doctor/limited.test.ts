// The time limit of a step.

import { once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { limited } from '../../public/doctor/limited.js'

it('comes although garbage is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc')
  const collectGarbage = runInNewContext('gc') as () => void
  const check = new AbortController()
  const signal = limited(check.signal, 100)
  const aborted = once(signal, 'abort')
  // What is referred to weakly stays until the turn is over.
  await setImmediate()
  collectGarbage()
  await aborted
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
})

it('comes when the check is over, for the same reason', () => {
  const check = new AbortController()
  const signal = limited(check.signal, 60_000)
  check.abort(new Error('the check is over'))
  expect(signal.reason).toBe(check.signal.reason)
})

it('has come where the check is over already', () => {
  expect(limited(AbortSignal.abort(), 60_000).aborted).toBe(true)
})
