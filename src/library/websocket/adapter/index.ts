// The public names of the seam, for whoever brings the library to another runtime.

export type { MessageListener, NativeSocket, PausableSocket, RawSocket } from './raw-socket.ts'
export { provideRuntime, type WebSocketRuntime, withRuntime } from './runtime.ts'
export { provideShutdownSignal } from './shutdown-signal.ts'
