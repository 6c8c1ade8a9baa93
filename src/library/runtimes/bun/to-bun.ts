// A Hono app as the object that Bun serves.

import { provideRuntime } from '../../websocket/adapter/runtime.ts'
import { defaultLimits } from '../../websocket/session/limits.ts'
import type { HonoApp } from '../shared/answer.ts'
import { BackgroundWork, withBackgroundWork } from '../shared/background-work.ts'
import { withoutLength } from '../shared/head.ts'
import { OpenSockets } from '../shared/open-sockets.ts'
import { badRequest } from '../shared/plain-answer.ts'
import { checkServerNumbers } from '../shared/server-numbers.ts'
import { shortAnswer } from '../shared/short-answer.ts'
import { answerUpgrade } from '../shared/upgrade-request.ts'
import { startHeartbeat } from './heartbeat.ts'
import { type AddressBook, knowAddress } from './known-address.ts'
import { requestDetails } from './request-details.ts'
import { withUrl } from './request-url.ts'
import type { BunSocket } from './socket.ts'
import { type Upgrader, upgradeOn } from './upgrade.ts'
import { type BunWebSocketOptions, webSocketOptions } from './websocket-options.ts'

/** The limits of what Bun serves. */
export interface BunHandlerOptions {
  /**
   * Largest message, in bytes; Bun closes with 1009 above it. An upgrade whose route asks for more is an
   * error. Default 1 MiB.
   */
  maxMessageBytes?: number
  /**
   * WebSockets and held answers at a time; one more is refused with 503, unless its answer is short. Default
   * 10,000.
   */
  maxConnections?: number
  /**
   * Seconds of silence after which a client is pinged; one that then shows no life is dropped.
   * Default 30; 0: never. Bun measures silence in steps of 4 seconds, and up to 15 minutes.
   */
  heartbeatSeconds?: number
}

/** Bun's server, as far as a request needs it. */
export interface BunRequestServer extends Upgrader, AddressBook {
  /** Requests whose answers have not left yet, the present one included. */
  readonly pendingRequests: number
  /** Ends the connection of the request after so many seconds without a byte; at most 255. */
  timeout(request: Request, seconds: number): void
}

type Answer = Response | undefined | Promise<Response | undefined>

/** What Bun serves: the default export of a module that it runs, or the argument of `Bun.serve`. */
export interface BunHandler {
  fetch(request: Request, server: BunRequestServer): Answer
  websocket: BunWebSocketOptions
}

/** By default Bun ends a connection after 10 seconds in which its answer has not begun or gone on. */
const ANSWER_SECONDS = 255

/**
 * The app as `bun run` expects a module to export it by default.
 *
 * @throws RangeError for a number of seconds, connections or bytes that makes no sense
 *
 * @example
 * ```ts
 * export default { port: 3000, ...toBun(app) }
 * ```
 */
export function toBun(app: HonoApp, options: BunHandlerOptions = {}): BunHandler {
  checkServerNumbers(options)
  const working = withBackgroundWork(app, new BackgroundWork())
  return bunHandler(working, new OpenSockets(options.maxConnections), options)
}

/** The same, with the sockets in the hands of the caller. */
export function bunHandler(
  app: HonoApp,
  sockets: OpenSockets<BunSocket>,
  options: BunHandlerOptions,
): BunHandler {
  const { maxMessageBytes = defaultLimits.maxMessageBytes, heartbeatSeconds = 30 } = options
  startHeartbeat(sockets, heartbeatSeconds)
  return {
    fetch(original, server) {
      server.timeout(original, ANSWER_SECONDS)
      const request = withUrl(original)
      if (request === null) return badRequest()
      const isUpgrade = request.headers.has('Upgrade')
      const known = isUpgrade ? knowAddress(server, original, request) : server
      const env = provideRuntime(
        { server: known },
        { shutdownSignal: sockets.closing, requestDetails },
      )
      if (isUpgrade) {
        const requests = server.pendingRequests
        const upgradeRequest = { request, env, requests, maxMessageBytes, compresses: true }
        return answerUpgrade(app, upgradeRequest, sockets, upgradeOn(server, original))
      }
      const ask = (asked: Request) => app.fetch(asked, env)
      const isFull = sockets.isFullWith(server.pendingRequests)
      const answered = isFull ? shortAnswer(ask, request) : ask(request)
      return request.method === 'HEAD' ? withoutLength(answered) : answered
    },
    websocket: webSocketOptions(sockets, maxMessageBytes, heartbeatSeconds),
  }
}
