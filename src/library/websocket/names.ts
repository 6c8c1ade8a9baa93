// The public names of the library, without the types that it adds to Hono's: JSR takes no module that
// changes another package's types, and starts here.

export type { CompressOptions } from './adapter/compress-options.ts'
export type { CloseInfo } from './adapter/raw-socket.ts'
export { shutdownSignal } from './adapter/shutdown-signal.ts'
export type { OnError } from './close-after.ts'
export { isAccepted } from './configuration.ts'
export type { DiagnosticsConnection, DiagnosticsMessages } from './diagnostics/channels.ts'
export type { FailedRequest } from './failed-request.ts'
export { isWebSocket } from './handshake.ts'
export { type WebSocketsOptions, webSockets } from './middleware.ts'
export type { WebSocketOptions } from './options.ts'
export type { ChooseProtocol } from './protocol.ts'
export {
  acceptWebSocket,
  requireWebSocket,
  type WebSocketAnswer,
  type WebSocketHandler,
  type WebSocketRoute,
} from './routes.ts'
export { CloseCode } from './session/close-code.ts'
export { ConnectionClosedError } from './session/connection-closed-error.ts'
export { defaultLimits, type Limits } from './session/limits.ts'
export type { Message, Sendable } from './session/message.ts'
export type { WaitOptions, WebSocketSession } from './session/session-interface.ts'
export type { WebSocketVariables } from './variables.ts'
