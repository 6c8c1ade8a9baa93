// What goes on after its answer: `c.executionCtx.waitUntil()`, which Workers has of its own.

import type { ExecutionContext } from 'hono'
import type { HonoApp } from './answer.ts'

/** The app, whose handlers find `work` as `c.executionCtx`. */
export function withBackgroundWork(app: HonoApp, work: BackgroundWork): HonoApp {
  return { fetch: (request, env) => app.fetch(request, env, work) }
}

/** One for a whole server, since what is waited for belongs to no request any more. */
export class BackgroundWork implements ExecutionContext {
  readonly props: unknown = undefined
  readonly #pending = new Set<Promise<unknown>>()
  readonly #onError: (error: unknown) => void

  /** @param onError gets what such work rejects with. Default: an entry on the console */
  constructor(onError: (error: unknown) => void = reportOnConsole) {
    this.#onError = onError
  }

  /** The server shuts down when the promise has settled, or at its deadline. */
  waitUntil(promise: Promise<unknown>): void {
    const settled = Promise.resolve(promise)
      .catch(this.#onError)
      .finally(() => this.#pending.delete(settled))
    this.#pending.add(settled)
  }

  /** Nothing to do: there is no origin server behind this one. */
  passThroughOnException(): void {}

  /** Resolves when nothing is waited for any more, what is added meanwhile included. */
  async done(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending)
  }
}

function reportOnConsole(error: unknown): void {
  console.error('What c.executionCtx.waitUntil() was given has failed:', error)
}
