// A program that is started here, with whatever it starts itself: none outlives this process.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long it may take to end when it is asked to. */
const STOP_MS = 5000

const running = new Set<Child>()
process.on('exit', () => {
  for (const child of running) child.killAll()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => process.exit(1))
}

export class Child {
  readonly #process: ChildProcess
  readonly #exit: Promise<unknown>
  #output = ''

  constructor(program: string, args: string[], env: Record<string, string> = {}) {
    // A group of its own, so that all of it can be ended at once.
    this.#process = spawn(program, args, {
      detached: true,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(this)
    this.#exit = once(this.#process, 'exit')
    this.#exit.catch((error: Error) => this.#note(`${error.message}\n`))
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => this.#note(text))
    }
  }

  /** All that it has printed. */
  get output(): string {
    return this.#output
  }

  get isRunning(): boolean {
    const { pid, exitCode, signalCode } = this.#process
    return pid !== undefined && exitCode === null && signalCode === null
  }

  /** Resolves when it and all that it has started are gone. */
  async stop(): Promise<void> {
    const timer = setTimeout(() => this.killAll(), STOP_MS)
    if (this.isRunning) {
      this.#process.kill('SIGTERM')
      await this.#exit
    }
    clearTimeout(timer)
    this.killAll()
    running.delete(this)
  }

  killAll(): void {
    const { pid } = this.#process
    if (pid === undefined) return
    try {
      process.kill(-pid, 'SIGKILL')
    } catch (error) {
      // Nobody of the group is left.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }

  #note(text: string): void {
    this.#output += text
  }
}
