// The load generator as seen from the bench: give it a load, get what it has measured.

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { IdleLoad } from './load/idle-load.ts'
import type { CpuLoad, Load } from './load/main.ts'
import type { PacedLoad } from './load/paced-load.ts'
import type { RoundTrips } from './load/timetable.ts'
import type { Measurement } from './load/window.ts'
import type { ServerProcess } from './server-process.ts'

const script = fileURLToPath(new URL('load/main.ts', import.meta.url))

export class LoadProcess {
  readonly #child: ChildProcess = fork(script)
  #isStopping = false
  /** The server that gets the load. */
  #target = 'no server'

  constructor() {
    this.#child.on('exit', (code) => {
      if (this.#isStopping) return
      // It has said on the terminal what went wrong; there is nothing to go on with.
      console.error(`The load for ${this.#target} has failed`)
      process.exit(code === 0 ? 1 : code)
    })
  }

  run(load: CpuLoad, target: ServerProcess): Promise<Measurement>
  run(load: PacedLoad, target: ServerProcess): Promise<RoundTrips>
  run(load: IdleLoad, target: ServerProcess): Promise<void>
  async run(load: Load, { name }: ServerProcess): Promise<unknown> {
    this.#target = name
    this.#child.send(load)
    const [{ result }] = await once(this.#child, 'message')
    return result
  }

  stop(): void {
    this.#isStopping = true
    this.#child.disconnect()
  }
}
