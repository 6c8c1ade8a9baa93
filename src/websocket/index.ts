// The public names of the library: pull-style WebSockets for Hono.

export { CloseCode } from './close-code.ts'
export { isAccepted } from './configuration.ts'
export type { FailedRequest } from './failed-request.ts'
export {
  acceptWebSocket,
  requireWebSocket,
  type WebSocketHandler,
  type WebSocketRoute,
} from './handlers.ts'
export { isWebSocket } from './handshake.ts'
export { defaultLimits, type Limits } from './limits.ts'
export type { Message, Sendable } from './message.ts'
export { type WebSocketsOptions, webSockets } from './middleware.ts'
export { type WebSocketRuntime, withRuntime } from './runtime.ts'
export type { Closure, WaitOptions, WebSocketSession } from './session-interface.ts'
export { ConnectionClosedError } from './streams.ts'
