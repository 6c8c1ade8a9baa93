// The socket under an adapter's `WSContext`, where a session can listen to it.

import type { WSContext } from 'hono/ws'
import type { NativeSocket } from './raw-socket.ts'
import { isWs, WsSocket } from './ws-socket.ts'

/** The runtime's own socket where it can do without `WSContext`, else null. */
export function nativeSocket(ws: WSContext<unknown>): NativeSocket | null {
  const raw = ws.raw
  if (!isNative(raw)) return null
  return isWs(raw) ? new WsSocket(raw) : raw
}

function isNative(raw: unknown): raw is NativeSocket {
  if (typeof raw !== 'object' || raw === null) return false
  const socket: Partial<Record<keyof NativeSocket, unknown>> = raw
  return typeof socket.send === 'function' && typeof socket.on === 'function'
}
