// Every hostile input against the service as a process of its own; and behind each the proof that
// nobody else has noticed.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { frame } from '../support/frame.ts'
import type { HttpAnswer } from '../support/http-answer.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, startProcess } from '../support/server-process.ts'
import { opening } from './hostile-input.ts'
import { hostileInputs } from './inputs.ts'
import { performAll } from './performance.ts'

/** pino's number for what is worse than a warning. */
const ERROR = 50

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
    const client = await performAll(stage.server.port, input)
    if (input.answer.length > 0) expect(client.transcript).toEqual(input.answer)
    for (const answer of client.answers) expectToTellNothing(answer)
    client.leave()
    await stage.expectUnharmed()
  })
})

/** A server, and a client of it that has been there since before the first hostile input. */
class Stage {
  readonly server: ServerProcess
  readonly #witness: RawClient
  #echoes = 0

  static async open(options: Parameters<typeof startProcess>[0]): Promise<Stage> {
    const server = await startProcess(options)
    const witness = await RawClient.open(server.port)
    await witness.write(opening)
    await witness.heard(1)
    return new Stage(server, witness)
  }

  private constructor(server: ServerProcess, witness: RawClient) {
    this.server = server
    this.#witness = witness
  }

  /** The same connection to the same process still echoes, and a new one opens. */
  async expectUnharmed(): Promise<void> {
    const newcomer = await RawClient.open(this.server.port)
    await newcomer.write(Buffer.concat([opening, frame('new')]))
    await newcomer.heard(2)
    expect(newcomer.transcript).toEqual(['101', 'text "new"'])
    newcomer.leave()
    this.#echoes += 1
    const message = `echo ${this.#echoes}`
    await this.#witness.write(frame(message))
    await this.#witness.heardSay(`text "${message}"`)
    expect(this.#witness.isGone).toBe(false)
    expect(this.server.isAlive()).toBe(true)
    expect(this.server.stderr()).toBe('')
    expect(this.server.babble).toEqual([])
    expect(this.server.log.filter(({ level }) => Number(level) >= ERROR)).toEqual([])
  }
}

/** To a browser: do not guess, tell or frame. To anybody: no stack, no path of ours. */
function expectToTellNothing({ status, headers, body }: HttpAnswer): void {
  if (status === 101) return
  expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
  expect(headers.get('Referrer-Policy')).toBe('no-referrer')
  expect(headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'")
  expect(body).not.toMatch(/^\s+at |node_modules|\.[jt]s:\d/m)
}
