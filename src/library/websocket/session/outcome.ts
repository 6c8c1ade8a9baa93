// How a session ended, for whoever asks: as a promise, and as a signal. Both are made when they are first
// asked for, since most handlers need neither.

import type { CloseInfo } from '../adapter/raw-socket.ts'
import { ConnectionClosedError } from './connection-closed-error.ts'
import { type Deferred, deferred } from './deferred.ts'

export class Outcome {
  #info: CloseInfo | null = null
  #isOver = false
  #closed: Deferred<CloseInfo> | null = null
  #over: AbortController | null = null

  get closed(): Promise<CloseInfo> {
    if (this.#info !== null) return Promise.resolve(this.#info)
    this.#closed ??= deferred()
    return this.#closed.promise
  }

  get signal(): AbortSignal {
    this.#over ??= new AbortController()
    if (this.#isOver) this.#abort()
    return this.#over.signal
  }

  /** The conversation is over. What is told first stands. */
  tell(info: CloseInfo): void {
    this.#info ??= info
    this.#closed?.resolve(this.#info)
  }

  /** The connection is over. */
  end(info: CloseInfo): void {
    this.tell(info)
    this.#isOver = true
    this.#abort()
  }

  #abort(): void {
    if (this.#info !== null) this.#over?.abort(new ConnectionClosedError(this.#info))
  }
}
