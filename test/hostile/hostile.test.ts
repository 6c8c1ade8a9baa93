// Every hostile input against the service as a process of its own; and behind each the proof that
// nobody else has noticed.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../support/http-answer.ts'
import { hostileInputs } from './inputs.ts'
import { perform } from './performance.ts'
import { Stage } from './stage.ts'

let patient: Stage
let impatient: Stage
beforeAll(async () => {
  ;[patient, impatient] = await Promise.all([
    Stage.open({ env: { LOG_LEVEL: 'debug' } }),
    Stage.open({ entry: 'test/support/impatient-server.ts' }),
  ])
})
afterAll(() => {
  patient.server.kill('SIGKILL')
  impatient.server.kill('SIGKILL')
})

describe.each(Object.entries(hostileInputs))('%s', (_section, inputs) => {
  it.each(inputs)('$name harms nobody else', async (input) => {
    const stage = input.server === 'impatient' ? impatient : patient
    for (const client of await perform(stage.server.port, input)) {
      if (input.answer.length > 0) expect(client.transcript).toEqual(input.answer)
      for (const answer of client.answers) expectToTellNothing(answer)
      client.leave()
    }
    await stage.expectUnharmed()
  })
})

/** To a browser: do not guess, tell or frame. To anybody: no stack, no path of ours. */
function expectToTellNothing({ status, headers, body }: HttpAnswer): void {
  if (status === 101) return
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(body).not.toMatch(/^\s+at |node_modules|\.[jt]s:\d/m)
}
