// What holds for the WebSocket of a request: what the `webSockets` middleware settles for all routes
// behind it, and what the route asks for by itself.

import type { Context } from 'hono'
import { checkCompression } from './adapter/compress-options.ts'
import { runtimeOf, type Upgrader } from './adapter/runtime.ts'
import { type OnError, reportOnConsole } from './close-after.ts'
import type { WebSocketOptions } from './options.ts'
import { checkLimits, defaultLimits, type Limits } from './session/limits.ts'

export interface Configuration {
  limits: Limits
  onError: OnError
  protocol: WebSocketOptions['protocol']
  compress: WebSocketOptions['compress']
  /** For a runtime that does not provide its own through the environment. */
  upgradeWebSocket?: Upgrader | undefined
}

export const defaultConfiguration: Configuration = Object.freeze({
  limits: defaultLimits,
  onError: reportOnConsole,
  protocol: undefined,
  compress: undefined,
})

// On the context itself: a WeakMap with an entry for each connection is work for every collection.
const settled = Symbol('edge-echo.configuration')
const accepted = Symbol('edge-echo.accepted')

interface Known {
  [settled]?: Configuration
  [accepted]?: boolean
}

const known = (c: Context): Known => c as Known

export function configure(c: Context, configuration: Configuration): void {
  known(c)[settled] = configuration
}

/** Whether the middleware has seen this request, and found its handshake sound. */
export function isConfigured(c: Context): boolean {
  return known(c)[settled] !== undefined
}

/** What a route asks for, put over what holds without it. */
export type Refinement = (configuration: Configuration) => Configuration

/**
 * Puts `options` over a configuration. Gives the same object for the same configuration, since each
 * session keeps its limits.
 *
 * @throws RangeError for a limit that is not a positive whole number, or a threshold that is none
 */
export function refineBy(options: WebSocketOptions | undefined): Refinement {
  if (options === undefined) return (configuration) => configuration
  checkLimits(options.limits)
  checkCompression(options.compress)
  let base: Configuration | undefined
  let refined: Configuration | undefined
  return (configuration) => {
    if (refined === undefined || base !== configuration) {
      base = configuration
      const limits = { ...configuration.limits, ...options.limits }
      refined = { ...configuration, ...options, limits }
    }
    return refined
  }
}

export function configurationOf(c: Context): Configuration {
  return known(c)[settled] ?? defaultConfiguration
}

/**
 * The runtime's `upgradeWebSocket`. What came with the request wins over what the app was built
 * with, so that a test can run an app that was built for a server.
 */
export function upgraderOf(c: Context): Upgrader {
  const upgradeWebSocket = runtimeOf(c)?.upgradeWebSocket ?? configurationOf(c).upgradeWebSocket
  if (upgradeWebSocket === undefined) {
    throw new Error(
      'Cannot accept a WebSocket: no runtime provides upgradeWebSocket. Serve the app with one of the runtimes of edge-echo, or give webSockets() its upgradeWebSocket',
    )
  }
  return upgradeWebSocket
}

/**
 * On the environment as well, where it is this request's own: an app that is mounted in another has a context
 * of its own.
 */
export function markAccepted(c: Context): void {
  known(c)[accepted] = true
  if (runtimeOf(c) !== undefined) (c.env as Known)[accepted] = true
}

/** Whether the answer to this request is the upgrade to a WebSocket. */
export function isAccepted(c: Context): boolean {
  return known(c)[accepted] === true || (c.env as Known | undefined)?.[accepted] === true
}
