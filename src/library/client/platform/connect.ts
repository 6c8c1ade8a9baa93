// connect() by the platform's own WebSocket.

import type { Limits } from '../../websocket/session/limits.ts'
import type { WebSocketSession } from '../../websocket/session/session-interface.ts'
import { ClientSession, clientLimits } from '../client-session.ts'
import type { ConnectOptions } from '../options.ts'
import { requestHeaders, webSocketUrl } from '../request.ts'
import { withoutCredentials } from '../without-credentials.ts'
import { PlatformSocket } from './socket.ts'

/** With what Deno, Bun and Node take in place of the protocols. */
type Constructor = new (
  url: URL,
  options: string[] | { protocols: string[]; headers: Record<string, string> },
) => WebSocket

export async function connectByPlatform(
  given: string | URL,
  { signal, ...options }: ConnectOptions = {},
): Promise<WebSocketSession> {
  signal?.throwIfAborted()
  const limits = clientLimits(options.limits)
  return opened(create(webSocketUrl(given), options), limits, signal)
}

/** @throws TypeError where the platform lets no headers be set */
function create(url: URL, { protocols = [], headers }: ConnectOptions): WebSocket {
  const WebSocket = globalThis.WebSocket as unknown as Constructor
  if (headers === undefined) return new WebSocket(url, protocols)
  try {
    return new WebSocket(url, { protocols, headers: requestHeaders(headers) })
  } catch (cause) {
    throw new TypeError('Cannot connect with headers: this platform lets none be set', { cause })
  }
}

/** @throws the reason of the signal, or an Error with what the platform says */
function opened(
  socket: WebSocket,
  limits: Limits,
  signal: AbortSignal | undefined,
): Promise<WebSocketSession> {
  return new Promise((resolve, reject) => {
    let why = 'the connection failed'
    const abort = () => {
      reject(signal?.reason)
      socket.close()
    }
    const settle = (act: () => void) => () => {
      signal?.removeEventListener('abort', abort)
      act()
    }
    signal?.addEventListener('abort', abort, { once: true })
    socket.onerror = (event) => {
      if ('message' in event && event.message) why = String(event.message)
    }
    // Within the event, since the first message may follow in the same turn.
    socket.onopen = settle(() => resolve(sessionOn(socket, limits)))
    socket.onclose = settle(() =>
      reject(new Error(`Cannot connect to ${withoutCredentials(socket.url)}: ${why}`)),
    )
  })
}

function sessionOn(socket: WebSocket, limits: Limits): ClientSession {
  const raw = new PlatformSocket(socket, (info) => session.end(info))
  const session = new ClientSession(raw, socket.protocol, limits)
  return session
}
