// Attempts to connect, until one does.

import { MAX_TIMER_MS } from '../websocket/session/limits.ts'
import type { WebSocketSession } from '../websocket/session/session-interface.ts'
import { UpgradeRefusedError } from '../websocket/upgrade-refused-error.ts'
import type { Backoff } from './backoff.ts'
import type { Connect, ConnectOptions } from './options.ts'
import { pause } from './pause.ts'

export interface AttemptOptions {
  /** How long one attempt to connect may take, in milliseconds. Default 10,000. */
  attemptMs?: number
  /**
   * Gets the error of each attempt that failed, and in how many milliseconds the next one follows. What
   * it throws ends the iteration.
   */
  onFailedAttempt?: (error: unknown, retryInMs: number) => void
}

/** The longest `Retry-After` that is obeyed. */
const MAX_RETRY_AFTER_MS = 3_600_000

/** @throws RangeError for a time that no timer can wait, the reason of the signal, or an error that another attempt would not change */
export async function connectAtLast(
  connect: Connect,
  url: string | URL,
  options: ConnectOptions & AttemptOptions,
  backoff: Backoff,
): Promise<WebSocketSession> {
  const { signal, onFailedAttempt, attemptMs = 10_000, ...connectOptions } = options
  if (!(attemptMs > 0 && attemptMs <= MAX_TIMER_MS)) {
    throw new RangeError(`attemptMs is a number from 1 to ${MAX_TIMER_MS}, not ${attemptMs}`)
  }
  for (;;) {
    signal?.throwIfAborted()
    const limit = new TimeLimit(attemptMs, signal)
    const connecting = connect(url, { ...connectOptions, signal: limit.signal })
    try {
      return await connecting.finally(() => limit.lift())
    } catch (error) {
      signal?.throwIfAborted()
      if (isFinal(error)) throw error
      const ms = Math.max(backoff.next(), retryAfterMs(error))
      onFailedAttempt?.(error, ms)
      await pause(ms, signal)
    }
  }
}

/** A signal that is aborted after that time or with another one, until it is lifted. */
class TimeLimit {
  readonly #controller = new AbortController()
  readonly #timer: ReturnType<typeof setTimeout>
  readonly #outer: AbortSignal | undefined
  readonly #abort = () => this.#controller.abort(this.#outer?.reason)

  constructor(ms: number, outer: AbortSignal | undefined) {
    const late = new Error(`Cannot connect: there was no answer within ${ms} ms`)
    this.#timer = setTimeout(() => this.#controller.abort(late), ms)
    this.#outer = outer
    outer?.addEventListener('abort', this.#abort, { once: true })
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  lift(): void {
    clearTimeout(this.#timer)
    this.#outer?.removeEventListener('abort', this.#abort)
  }
}

/** Whether another attempt would fail as well. */
function isFinal(error: unknown): boolean {
  if (error instanceof UpgradeRefusedError) return !isTemporary(error.status)
  const isMistake = error instanceof TypeError || error instanceof RangeError
  // What `new WebSocket()` throws for a wrong subprotocol is no built-in SyntaxError in a browser.
  return isMistake || (error instanceof Error && error.name === 'SyntaxError')
}

/** RFC 9110, 15.5.9 and 15.6; RFC 8470, 5.2; RFC 6585, 4 */
function isTemporary(status: number): boolean {
  return status >= 500 || status === 408 || status === 425 || status === 429
}

/** What the server asks for, in seconds or as a date. RFC 9110, 10.2.3 */
function retryAfterMs(error: unknown): number {
  if (!(error instanceof UpgradeRefusedError)) return 0
  const value = error.headers.get('Retry-After') ?? ''
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isNaN(ms) ? 0 : Math.min(ms, MAX_RETRY_AFTER_MS)
}
