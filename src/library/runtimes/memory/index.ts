/**
 * The in-memory runtime: a Hono app's WebSocket routes without a server, for tests.
 *
 * @module @edge-echo/websocket/memory
 */

export { UpgradeRefusedError } from '../../websocket/upgrade-refused-error.ts'
export { type AppUnderTest, type ConnectOptions, connect } from './connect.ts'
export type { MemoryConnection } from './memory-client.ts'
