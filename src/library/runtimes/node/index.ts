/**
 * The Node runtime for a Hono app whose routes use the library.
 *
 * @module @edge-echo/websocket/node
 */

import type { HonoApp } from '../shared/answer.ts'
import { explainMissingPackage } from './missing-package.ts'
import type { NodeServer } from './serve.ts'
import type { ServeOptions } from './serve-options.ts'

export type { HonoApp } from '../shared/answer.ts'
export { type Fragments, inFragments } from './fragments.ts'
export type { NodeServer } from './serve.ts'
export type {
  AddressOptions,
  AppOptions,
  ExistingServer,
  MadeServer,
  ServeOptions,
} from './serve-options.ts'
export type { ServerLog } from './server-log.ts'

/**
 * Serves the app and resolves when it listens. Needs the packages `@hono/node-server`, `@hono/node-ws`
 * and `ws`.
 *
 * @throws TypeError when options exclude one another, or the server is somebody else's too
 * @throws RangeError for a number of seconds or connections that makes no sense
 * @throws Error when a package is not installed, or when the address cannot be listened on
 *
 * @example
 * ```ts
 * const server = await serve(app, { port: 3000 })
 * console.log(server.url)
 * ```
 */
export async function serve(app: HonoApp, options: ServeOptions = {}): Promise<NodeServer> {
  // A static import would fail before anything could say what to install.
  const { serve } = await import('./serve.ts').catch(explainMissingPackage)
  return serve(app, options)
}
