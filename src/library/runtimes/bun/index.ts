/**
 * The Bun runtime for a Hono app whose routes use the library.
 *
 * @module @edge-echo/websocket/bun
 */

export type { HonoApp } from '../shared/answer.ts'
export type { RunningServer } from '../shared/server.ts'
export { type BunServeOptions, serve } from './serve.ts'
export { type BunHandler, type BunHandlerOptions, type BunRequestServer, toBun } from './to-bun.ts'
export type { BunWebSocketOptions } from './websocket-options.ts'
