// How a runtime and the handlers meet. The runtime puts its `upgradeWebSocket` into the environment
// of each request (`c.env`, the place for what a runtime provides), so that one app module runs on
// all of them, and under a test, without being told which.

import type { Context } from 'hono'
import type { UpgradeWebSocket } from 'hono/ws'
import type { CompressOptions } from './compress-options.ts'
import type { RequestDetails } from './request-details.ts'

/** A runtime's `upgradeWebSocket`. */
export type Upgrader = UpgradeWebSocket<unknown, UpgradeOptions>

/** What a runtime brings along. */
export interface WebSocketRuntime {
  /** Left out where the request asks for no upgrade. */
  upgradeWebSocket?: Upgrader
  /** Whether `upgradeWebSocket` can compress messages. Default false: it takes no notice of `compress`. */
  compresses?: boolean
  /** Aborted when the server shuts down. Default: nothing tells. */
  shutdownSignal?: AbortSignal
  /**
   * The platform in front of the app has checked the handshake, and may have changed or dropped the
   * headers of it that concern one connection only. Default false: the app checks them.
   */
  ownsHandshake?: boolean
  /**
   * A header of the request, by its name in lower case, where the runtime has it at hand. Default:
   * from the Request, which may have to build all of them first and keep them with the connection.
   */
  header?(c: Context, name: string): string | undefined
  /**
   * Calls back when the connection of this request is over; gives the function that calls it off.
   * Default: by the signal of the Request, which may have to be built and kept with the connection.
   */
  onClientGone?(c: Context, callback: () => void): () => void
  /** Gets the promise of each handler, which rejects with what that throws. Default: nobody does. */
  onHandler?(handled: Promise<unknown>): void
  /** What it knows of the request that a `Request` does not tell. Default: nothing. */
  requestDetails?(c: Context): Partial<RequestDetails>
}

/** What the route has settled, for the runtime to go by. */
export interface UpgradeOptions {
  /** The largest message, in bytes, that the handler wants to see; a larger one closes with 1009. */
  maxMessageBytes?: number
  /** The subprotocol to answer with; `''`: none. Default: the first that the client offers. */
  protocol?: string
  /** Whether and how to compress messages; see `WebSocketOptions.compress`. Default: not. */
  compress?: boolean | CompressOptions | undefined
}

// A registered symbol, so that two copies of this module in one program still meet.
const binding = Symbol.for('edge-echo.runtime')

/**
 * The environment of a request plus what the runtime brings along, to be given to `app.fetch`. A copy,
 * since a platform gives the same environment to every request.
 */
export function withRuntime<E extends object>(env: E | undefined, runtime: WebSocketRuntime): E {
  return provideRuntime({ ...env } as E, runtime)
}

/**
 * The same for an environment that was made for one request: it is given back, and not copied. What it has
 * been provided with before stays, unless it is replaced.
 */
export function provideRuntime<E extends object>(env: E, runtime: WebSocketRuntime): E {
  const bound = env as Record<symbol, WebSocketRuntime | undefined>
  const before = bound[binding]
  bound[binding] = before === undefined ? runtime : { ...before, ...runtime }
  return env
}

/** The runtime that serves this request, or undefined. */
export function runtimeOf(c: Context): WebSocketRuntime | undefined {
  const env: Record<symbol, WebSocketRuntime | undefined> = c.env ?? {}
  return env[binding]
}

/** What the runtime knows of the request. */
export function requestDetails(c: Context): RequestDetails {
  const unknown: RequestDetails = {
    runtime: null,
    httpVersion: null,
    headers: null,
    remoteAddress: null,
    localAddress: null,
    tls: null,
  }
  return { ...unknown, ...runtimeOf(c)?.requestDetails?.(c) }
}

/** A header of the request, by its name in lower case. */
export function headerOf(c: Context, name: string): string | undefined {
  const runtime = runtimeOf(c)
  return runtime?.header === undefined ? c.req.header(name) : runtime.header(c, name)
}
