// A worker as the primary process sees it: what it tells, what it can be told, and its end.

import cluster from 'node:cluster'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { within } from '../../library/runtimes/shared/server.ts'
import {
  type FromWorker,
  type ProcessMetrics,
  type ToWorker,
  WORKER_VARIABLE,
  type WorkerOptions,
} from './messages.ts'

/** How long a process may take to tell its metrics. */
const METRICS_TIMEOUT_SECONDS = 5

export interface WorkerEnd {
  /** Null where a signal ended it. */
  code: number | null
  signal: NodeJS.Signals | null
  /** Why it could not start, where it has said so. */
  reason?: string
}

export class WorkerProcess {
  /** Resolves with where it listens; never, where it does not. */
  readonly listening: Promise<string>
  /** When it is gone, and all that it said has been read. */
  readonly over: Promise<WorkerEnd>
  readonly #worker: ReturnType<typeof cluster.fork>
  readonly #asked = new Map<number, (metrics: ProcessMetrics) => void>()
  #lastId = 0
  #isListening = false
  #reason: string | undefined

  constructor(options: WorkerOptions) {
    this.#worker = cluster.fork({ [WORKER_VARIABLE]: JSON.stringify(options) })
    this.over = this.#end()
    this.listening = new Promise((resolve) => {
      this.#worker.on('message', (message: FromWorker) => this.#hear(message, resolve))
    })
  }

  get pid(): number | undefined {
    return this.#worker.process.pid
  }

  get isListening(): boolean {
    return this.#isListening
  }

  /** Its log. */
  get stdout(): Readable | null {
    return this.#worker.process.stdout
  }

  tell(message: ToWorker): void {
    // A worker that is gone hears nothing any more: its end is told by `over`.
    this.#worker.send(message, () => {})
  }

  kill(): void {
    this.#worker.process.kill('SIGKILL')
  }

  /** Null where it is gone, or does not answer. */
  async metrics(): Promise<ProcessMetrics | null> {
    this.#lastId += 1
    const id = this.#lastId
    let metrics: ProcessMetrics | null = null
    const answered = new Promise<void>((resolve) => {
      this.#asked.set(id, (answer) => {
        metrics = answer
        resolve()
      })
    })
    this.tell({ type: 'edge-echo:metrics', id })
    await within(METRICS_TIMEOUT_SECONDS, Promise.race([answered, this.over]))
    this.#asked.delete(id)
    return metrics
  }

  #hear(message: FromWorker, listens: (url: string) => void): void {
    switch (message.type) {
      case 'edge-echo:listening':
        this.#isListening = true
        listens(message.url)
        break
      case 'edge-echo:failed':
        this.#reason = message.reason
        break
      case 'edge-echo:metrics':
        this.#asked.get(message.id)?.(message.metrics)
    }
  }

  async #end(): Promise<WorkerEnd> {
    // A process that could not be started has no channel to lose.
    this.#worker.on('error', (error) => {
      this.#reason = error.message
    })
    const [[code, signal]] = await Promise.all([
      once(this.#worker.process, 'close'),
      // Until then its listening socket is still taken.
      once(this.#worker.process, 'disconnect'),
    ])
    this.#isListening = false
    return { code, signal, ...(this.#reason !== undefined && { reason: this.#reason }) }
  }
}
