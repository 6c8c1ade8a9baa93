// The public names that every platform's entry has, beside the two functions.

export type { CloseInfo } from '../websocket/adapter/raw-socket.ts'
export { CloseCode } from '../websocket/session/close-code.ts'
export { ConnectionClosedError } from '../websocket/session/connection-closed-error.ts'
export { defaultLimits, type Limits } from '../websocket/session/limits.ts'
export type { Message, Sendable } from '../websocket/session/message.ts'
export type { WaitOptions, WebSocketSession } from '../websocket/session/session-interface.ts'
export { UpgradeRefusedError } from '../websocket/upgrade-refused-error.ts'
export type { BackoffOptions } from './backoff.ts'
export type { Connections, ConnectionsOptions } from './connections.ts'
export type { Connect, ConnectOptions } from './options.ts'
