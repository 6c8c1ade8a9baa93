// The processes that serve, as the primary keeps them: so many, each replaced when it ends, and all stopped
// together.

import { setTimeout as wait } from 'node:timers/promises'
import { MAX_TIMER_MS } from '../../library/websocket/session/limits.ts'
import type { Logger } from '../log/logger.ts'
import { type Settings, SettingsError } from '../settings/settings.ts'
import { eachLine } from './lines.ts'
import type { ProcessMetrics } from './messages.ts'
import { RestartDelay } from './restart-delay.ts'
import { shareOf } from './share.ts'
import { type WorkerEnd, WorkerProcess } from './worker-process.ts'

/** How long a process may go on behind SHUTDOWN_SECONDS, within which its connections are over. */
const STOP_TIMEOUT_MS = 5_000

export interface WorkersOptions {
  /** How many. */
  count: number
  settings: Settings
  areFlags: boolean
  logger: Logger
  /** Gets the lines of their log, each with its line feed. */
  takeLine: (line: string) => void
}

export class Workers {
  readonly #options: WorkersOptions
  readonly #running = new Set<WorkerProcess>()
  readonly #stopping = new AbortController()
  #url: string | null = null
  /** What they ask for: 0 for as long as one of them holds the free port that it stands for. */
  #port: number

  constructor(options: WorkersOptions) {
    this.#options = options
    this.#port = options.settings.port
  }

  /**
   * Resolves with where they listen, once the first of them does; the others follow.
   *
   * @throws SettingsError when the first cannot
   */
  async start(): Promise<string> {
    const first = this.#fork(0)
    const failed = first.over.then(({ code, signal, reason }) => {
      throw new SettingsError(reason ?? `Cannot start: the process ended with ${code ?? signal}`)
    })
    this.#url = await Promise.race([first.listening, failed])
    void this.#keep(0, first)
    for (let place = 1; place < this.#options.count; place += 1) void this.#keep(place)
    return this.#url
  }

  /** Has them read their certificate again. */
  reload(): void {
    for (const worker of this.#running) worker.tell({ type: 'edge-echo:reload' })
  }

  /** Of each that serves. */
  async metrics(): Promise<ProcessMetrics[]> {
    const serving = [...this.#running].filter(({ isListening }) => isListening)
    const told = await Promise.all(serving.map((worker) => worker.metrics()))
    return told.filter((metrics) => metrics !== null)
  }

  /** Has each close its connections, and resolves when all are gone. */
  async close(): Promise<void> {
    this.#stopping.abort()
    for (const worker of this.#running) worker.tell({ type: 'edge-echo:stop' })
    const { shutdownSeconds } = this.#options.settings
    const timeout = Math.min(shutdownSeconds * 1000 + STOP_TIMEOUT_MS, MAX_TIMER_MS)
    const timer = setTimeout(() => this.kill(), timeout)
    await Promise.all([...this.#running].map((worker) => this.#stopped(worker)))
    clearTimeout(timer)
  }

  /** Ends them at once. */
  kill(): void {
    for (const worker of this.#running) worker.kill()
  }

  async #stopped({ pid, over }: WorkerProcess): Promise<void> {
    const end = await over
    if (end.code !== 0)
      this.#options.logger.error({ pid, ...end }, 'a process did not stop by itself')
  }

  /** Keeps a process in one of the places, until all are stopped. */
  async #keep(place: number, first?: WorkerProcess): Promise<void> {
    const delay = new RestartDelay()
    const { signal } = this.#stopping
    let worker = first
    while (!signal.aborted) {
      const start = performance.now()
      worker ??= this.#fork(place)
      const end = await worker.over
      if (signal.aborted) return
      const delayMs = delay.after(performance.now() - start)
      this.#tellOf(worker, end, delayMs)
      worker = undefined
      await wait(delayMs, undefined, { signal }).catch(() => {})
    }
  }

  #fork(place: number): WorkerProcess {
    const { count, settings, areFlags, takeLine } = this.#options
    if (this.#url !== null && !this.#isListening) this.#port = portOf(this.#url)
    const maxConnections = shareOf(settings.maxConnections, place, count)
    const worker = new WorkerProcess({
      settings: { ...settings, port: this.#port, maxConnections },
      areFlags,
    })
    this.#running.add(worker)
    void worker.over.then(() => this.#running.delete(worker))
    if (worker.stdout !== null) eachLine(worker.stdout, takeLine)
    void worker.listening.then((url) => {
      if (this.#stopping.signal.aborted) return
      // The last that held the free port has ended meanwhile: the next one asks for it by its number.
      if (this.#url !== null && url !== this.#url) worker.kill()
      else this.#options.logger.debug({ pid: worker.pid }, 'a process serves')
    })
    return worker
  }

  get #isListening(): boolean {
    return [...this.#running].some(({ isListening }) => isListening)
  }

  #tellOf({ pid }: WorkerProcess, end: WorkerEnd, delayMs: number): void {
    const seconds = delayMs / 1000
    const when = seconds === 0 ? 'now' : `in ${seconds} seconds`
    this.#options.logger.error({ pid, ...end }, `a process ended: another takes its place ${when}`)
  }
}

function portOf(url: string): number {
  return Number(/:(\d+)$/.exec(url)?.[1])
}
