/**
 * The public names of the seam, for whoever brings the library to another runtime.
 *
 * @module @edge-echo/websocket/adapter
 */

export type { CompressOptions } from './compress-options.ts'
export type {
  CloseInfo,
  Ending,
  MessageListener,
  NativeSocket,
  RawSocket,
  SocketEvents,
} from './raw-socket.ts'
export type { RequestDetails } from './request-details.ts'
export {
  provideRuntime,
  requestDetails,
  type UpgradeOptions,
  type Upgrader,
  type WebSocketRuntime,
  withRuntime,
} from './runtime.ts'
export type { SharedMessage } from './shared-message.ts'
export { onShutdown, shutdownSignal } from './shutdown-signal.ts'
