// What happens to WebSockets, told through Node's `diagnostics_channel`. On a runtime without it nobody
// can listen, and nothing is told.

import type { Context } from 'hono'
import type { CloseInfo } from '../adapter/raw-socket.ts'
import type { FailedRequest } from '../failed-request.ts'
import type { WebSocketSession } from '../session/session-interface.ts'

/** One object for all that is told of a connection: a key for what a listener keeps of it. */
export interface DiagnosticsConnection {
  readonly socket: WebSocketSession
  /** The request that was upgraded. It keeps no headers: those are in the context, at `open`. */
  readonly request: FailedRequest
}

/** The channels by name, and what each of them tells. */
export interface DiagnosticsMessages {
  'edge-echo:websocket:open': { connection: DiagnosticsConnection; context: Context }
  'edge-echo:websocket:message': {
    connection: DiagnosticsConnection
    /** As the server sees it. */
    direction: 'in' | 'out'
    /** Of the message, without its frames. */
    bytes: number
    isText: boolean
  }
  /** The socket is no longer read, since the handler is behind. */
  'edge-echo:websocket:pause': { connection: DiagnosticsConnection }
  'edge-echo:websocket:resume': { connection: DiagnosticsConnection }
  'edge-echo:websocket:close': { connection: DiagnosticsConnection } & CloseInfo
  /** A handler threw. */
  'edge-echo:websocket:error': { connection: DiagnosticsConnection; error: unknown }
  /** An upgrade was answered with something else. */
  'edge-echo:websocket:refuse': { request: Request; status: number }
}

interface Channel<Message> {
  readonly hasSubscribers: boolean
  publish(message: Message): void
}

interface DiagnosticsModule {
  channel(name: string): Channel<unknown>
}

/** What a runtime with Node's modules has; Node since 20.16. */
interface NodeProcess {
  getBuiltinModule?(name: string): DiagnosticsModule | undefined
}

const { process }: { process?: NodeProcess } = globalThis as object
const diagnostics = process?.getBuiltinModule?.('node:diagnostics_channel')

function channel<Name extends keyof DiagnosticsMessages>(
  name: Name,
): Channel<DiagnosticsMessages[Name]> {
  return diagnostics?.channel(name) ?? { hasSubscribers: false, publish() {} }
}

export const channels = {
  open: channel('edge-echo:websocket:open'),
  message: channel('edge-echo:websocket:message'),
  pause: channel('edge-echo:websocket:pause'),
  resume: channel('edge-echo:websocket:resume'),
  close: channel('edge-echo:websocket:close'),
  error: channel('edge-echo:websocket:error'),
  refuse: channel('edge-echo:websocket:refuse'),
}

/** Whether anybody listens to what happens to a connection. */
export function isAnybodyListening(): boolean {
  const { open, message, pause, resume, close, error } = channels
  return [open, message, pause, resume, close, error].some(({ hasSubscribers }) => hasSubscribers)
}

/** For a runtime: the answer to this request for an upgrade is another. */
export function tellRefusal(request: Request, status: number): void {
  if (channels.refuse.hasSubscribers) channels.refuse.publish({ request, status })
}
