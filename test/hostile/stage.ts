// Where a hostile input is performed: a server process with a witness, and the proof that neither the
// process nor the witness has noticed.

import { expect } from 'vitest'
import { frame } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'
import { type ServerProcess, type StartOptions, startProcess } from '../support/server-process.ts'
import { opening } from './hostile-input.ts'

/** pino's number for what is worse than a warning. */
const ERROR = 50

/** A server, and a client of it that has been there since before the first hostile input. */
export class Stage {
  readonly server: ServerProcess
  readonly #witness: RawClient
  #echoes = 0

  static async open(options: StartOptions): Promise<Stage> {
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

  /** The witness still gets its echo, on the connection that it has always had; so does a newcomer. */
  async expectToServe(): Promise<void> {
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
  }

  /** It serves, and has nothing to complain of. */
  async expectUnharmed(): Promise<void> {
    await this.expectToServe()
    expect(this.server.stderr()).toBe('')
    expect(this.server.babble).toEqual([])
    expect(this.server.log.filter(({ level }) => Number(level) >= ERROR)).toEqual([])
  }
}
