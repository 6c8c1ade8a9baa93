// The in-memory runtime: a Hono app's WebSocket routes without a server, for tests.

export { type ConnectOptions, connect, UpgradeRefusedError } from './connect.ts'
