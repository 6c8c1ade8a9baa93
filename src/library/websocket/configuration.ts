// What the `webSockets` middleware settles for a request, where the handlers behind it find it.

import type { Context } from 'hono'
import { runtimeOf, type Upgrader } from './adapter/runtime.ts'
import { type OnError, reportOnConsole } from './close-after.ts'
import { defaultLimits, type Limits } from './session/limits.ts'

export interface Configuration {
  limits: Limits
  onError: OnError
  /** For a runtime that does not provide its own through the environment. */
  upgradeWebSocket?: Upgrader | undefined
}

const defaults: Configuration = { limits: defaultLimits, onError: reportOnConsole }

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

export function configurationOf(c: Context): Configuration {
  return known(c)[settled] ?? defaults
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

export function markAccepted(c: Context): void {
  known(c)[accepted] = true
}

/** Whether the answer to this request is the upgrade to a WebSocket. */
export function isAccepted(c: Context): boolean {
  return known(c)[accepted] === true
}
