/**
 * The Deno runtime for a Hono app whose routes use the library. A program listens with `serve`: Node's
 * server, which Deno runs as it is. Only a module for `deno serve` is left to Deno's own WebSockets, which
 * cannot be paused and answer a close before a handler that awaits has answered what came first.
 *
 * @module @edge-echo/websocket/deno
 */

export type { NodeServer, ServeOptions } from '../node/index.ts'
export type { HonoApp } from '../shared/answer.ts'
export { serve } from './serve.ts'
export {
  type DenoHandler,
  type DenoHandlerOptions,
  type ServeHandlerInfo,
  toDeno,
} from './to-deno.ts'
