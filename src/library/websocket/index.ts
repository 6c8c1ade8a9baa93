/**
 * The public names of the library: pull-style WebSockets for Hono.
 *
 * @module @edge-echo/websocket
 */

import './variable-map.ts'

export * from './names.ts'
