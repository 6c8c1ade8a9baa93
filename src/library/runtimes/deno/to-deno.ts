// A Hono app as a module that `deno serve` runs.

import { provideRuntime } from '../../websocket/adapter/runtime.ts'
import type { HonoApp } from '../shared/answer.ts'
import { BackgroundWork, withBackgroundWork } from '../shared/background-work.ts'
import { withoutLength } from '../shared/head.ts'
import { OpenSockets } from '../shared/open-sockets.ts'
import { within } from '../shared/server.ts'
import { checkServerNumbers } from '../shared/server-numbers.ts'
import { shortAnswer } from '../shared/short-answer.ts'
import { answerUpgrade } from '../shared/upgrade-request.ts'
import { requestDetails } from './request-details.ts'
import { upgrade } from './upgrade.ts'

/** The limits of what `deno serve` serves. */
export interface DenoHandlerOptions {
  /**
   * WebSockets and held answers at a time; one more is refused with 503, unless its answer is short. Default
   * 10,000.
   */
  maxConnections?: number
  /**
   * Seconds of silence after which a client is pinged; one that shows no life for as long again is
   * closed with 1001. Default 30; 0: never. Deno sees life in whole messages and in pongs.
   */
  heartbeatSeconds?: number
  /** Seconds that open connections have to say goodbye at `close()`. Default 10. */
  shutdownSeconds?: number
}

/** Whom Deno says that a request is from. */
export interface ServeHandlerInfo {
  readonly remoteAddr: unknown
  /** Settles when the answer has left, or can no longer leave. */
  readonly completed: Promise<void>
}

/** What `deno serve` expects a module to export by default, and its end. */
export interface DenoHandler {
  fetch(request: Request, info: ServeHandlerInfo): Response | Promise<Response>
  /**
   * Closes each connection with 1001 and resolves when all are gone and what `c.executionCtx.waitUntil()`
   * was given is done, after `shutdownSeconds` at the latest. It is Deno that listens, and goes on until the process ends.
   */
  close(): Promise<void>
}

/**
 * The app as `deno serve` expects a module to export it by default.
 *
 * @throws RangeError for a number of seconds or connections that makes no sense
 *
 * @example
 * ```ts
 * export default toDeno(app)
 * ```
 */
export function toDeno(app: HonoApp, options: DenoHandlerOptions = {}): DenoHandler {
  checkServerNumbers(options)
  const { maxConnections, heartbeatSeconds = 30, shutdownSeconds = 10 } = options
  const sockets = new OpenSockets(maxConnections)
  const work = new BackgroundWork()
  const working = withBackgroundWork(app, work)
  let requests = 0
  const answered = () => {
    requests -= 1
  }
  return {
    fetch(request, { remoteAddr, completed }) {
      requests += 1
      completed.then(answered, answered)
      const env = provideRuntime(
        { remoteAddr },
        { shutdownSignal: sockets.closing, requestDetails },
      )
      if (request.headers.has('Upgrade')) {
        return answerUpgrade(working, { request, env, requests }, sockets, (acceptance) =>
          upgrade(request, acceptance, { sockets, heartbeatSeconds }),
        )
      }
      const ask = (asked: Request) => working.fetch(asked, env)
      const answer = sockets.isFullWith(requests) ? shortAnswer(ask, request) : ask(request)
      return request.method === 'HEAD' ? withoutLength(answer) : answer
    },
    async close() {
      await within(
        shutdownSeconds,
        sockets.leave().then(() => work.done()),
      )
    },
  }
}
