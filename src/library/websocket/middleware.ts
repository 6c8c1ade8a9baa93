// The middleware of the library: what holds for all WebSocket routes behind it, and what becomes of
// a WebSocket where none is expected.

import type { MiddlewareHandler } from 'hono'
import type { UpgradeWebSocket } from 'hono/ws'
import { acceptOnUse } from './accept-on-use.ts'
import { type OnError, reportOnConsole } from './close-after.ts'
import { configure, isAccepted } from './configuration.ts'
import { isWebSocket, noWebSocketHere, refuseHandshake } from './handshake.ts'
import { type Limits, withDefaultLimits } from './session/limits.ts'
import type { WebSocketSession } from './session/session-interface.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** The session of this request; null on plain HTTP. */
    websocket: WebSocketSession | null
  }
}

export interface WebSocketsOptions {
  /** For a runtime that is none of edge-echo's: its adapter's `upgradeWebSocket`. */
  upgradeWebSocket?: UpgradeWebSocket
  /** Lets every route's handler use `c.var.websocket`, which accepts the upgrade. Default false. */
  acceptAll?: boolean
  /** What a session may hold. Each has a default. */
  limits?: Partial<Limits>
  /** Gets what a handler threw. Default: one entry on the console. */
  onError?: OnError
}

/**
 * Settles limits, error handling and `acceptAll` for the routes behind it. A malformed handshake
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
  const configuration = {
    upgradeWebSocket: options.upgradeWebSocket,
    limits: withDefaultLimits(options.limits),
    onError: options.onError ?? reportOnConsole,
  }
  // What an unmarked handler throws has been to `app.onError` already, which logs it.
  const onError = options.onError ?? (() => {})
  return async function webSockets(c, next) {
    c.set('websocket', null)
    if (!isWebSocket(c)) return next()
    const refusal = refuseHandshake(c)
    if (refusal !== null) return refusal
    configure(c, configuration)
    if (options.acceptAll === true) await acceptOnUse(c, next, { ...configuration, onError })
    else await next()
    if (isAccepted(c) || !c.res.ok) return
    await c.res.body?.cancel()
    // Unset first: Hono would lend the new answer the headers of the one that it replaces.
    c.res = undefined
    c.res = noWebSocketHere()
  }
}
