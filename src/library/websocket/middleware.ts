// The middleware of the library: what holds for all WebSocket routes behind it, and what becomes of
// a WebSocket where none is expected.

import type { MiddlewareHandler } from 'hono'
import type { UpgradeWebSocket } from 'hono/ws'
import { acceptOnUse } from './accept-on-use.ts'
import type { OnError } from './close-after.ts'
import { configure, defaultConfiguration, isAccepted, refineBy } from './configuration.ts'
import { isWebSocket, noWebSocketHere, refuseHandshake } from './handshake.ts'
import type { WebSocketOptions } from './options.ts'

/** What holds for all routes behind the middleware that say nothing else. */
export interface WebSocketsOptions extends WebSocketOptions {
  /**
   * For an app that another adapter serves: that adapter's `upgradeWebSocket`. What the runtime brings
   * along wins over it. Default: none.
   */
  upgradeWebSocket?: UpgradeWebSocket
  /** Lets every route's handler use `c.var.websocket`, which accepts the upgrade. Default false. */
  acceptAll?: boolean
  /** Gets what a handler threw. Default: one entry on the console. */
  onError?: OnError
}

/**
 * Settles options, error handling and `acceptAll` for the routes behind it. A malformed handshake
 * gets 400 wherever it goes; so does a WebSocket whose route would have answered it as plain HTTP.
 *
 * @throws RangeError for a limit that is not a positive whole number
 *
 * @example
 * ```ts
 * app.use(webSockets({ limits: { maxMessageBytes: 65536 } }))
 * ```
 */
export function webSockets(options: WebSocketsOptions = {}): MiddlewareHandler {
  const { acceptAll = false, ...settled } = options
  const configuration = refineBy(settled)(defaultConfiguration)
  // What an unmarked handler throws has been to `app.onError` already, which logs it.
  const onError = options.onError ?? (() => {})
  const settle: MiddlewareHandler = async (c, next) => {
    const refusal = refuseHandshake(c)
    if (refusal !== null) return refusal
    configure(c, configuration)
    if (acceptAll) await acceptOnUse(c, next, { ...configuration, onError })
    else await next()
    if (isAccepted(c) || !c.res.ok) return undefined
    await c.res.body?.cancel()
    // Unset first: Hono would lend the new answer the headers of the one that it replaces.
    c.res = undefined
    c.res = noWebSocketHere()
    return undefined
  }
  return function webSockets(c, next) {
    c.set('websocket', null)
    return isWebSocket(c) ? settle(c, next) : next()
  }
}
