/**
 * The public names of the library: pull-style WebSockets for Hono.
 *
 * @module @edge-echo/websocket
 */

export * from './names.ts'
export type * from './variable-map.ts'
