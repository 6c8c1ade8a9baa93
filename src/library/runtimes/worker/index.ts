/**
 * The Workers runtime for a Hono app whose routes use the library.
 *
 * @module @edge-echo/websocket/worker
 */

import type { ExecutionContext, Hono } from 'hono'
import { type WebSocketRuntime, withRuntime } from '../../websocket/adapter/runtime.ts'
import { requestDetails } from './request-details.ts'
import { upgradeWebSocket } from './upgrade.ts'

export { upgradeWebSocket } from './upgrade.ts'

/**
 * The edge speaks HTTP with the client, and overwrites `Connection` with `Keep-Alive`:
 * https://github.com/cloudflare/cloudflare-docs/pull/7317
 */
const runtime: WebSocketRuntime = { upgradeWebSocket, ownsHandshake: true, requestDetails }

/** What Workers expects a module to export by default. */
export interface FetchHandler {
  fetch(request: Request, env: object, context: ExecutionContext): Response | Promise<Response>
}

/**
 * The app as a Worker.
 *
 * @example
 * ```ts
 * export default toWorker(app)
 * ```
 */
// biome-ignore lint/suspicious/noExplicitAny: an app of any environment, schema and path
export function toWorker(app: Pick<Hono<any>, 'fetch'>): FetchHandler {
  return {
    fetch: (request, env, context) => app.fetch(request, withRuntime(env, runtime), context),
  }
}
