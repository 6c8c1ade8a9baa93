// connect() by a fetch that asks for an upgrade.
// https://developers.cloudflare.com/workers/examples/websockets/

import { type PairedSocket, WorkerSocket } from '../../runtimes/worker/socket.ts'
import type { CloseInfo } from '../../websocket/adapter/raw-socket.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import type { WebSocketSession } from '../../websocket/session/session-interface.ts'
import { UpgradeRefusedError } from '../../websocket/upgrade-refused-error.ts'
import { ClientSession, clientLimits } from '../client-session.ts'
import type { ConnectOptions } from '../options.ts'
import { requestHeaders, webSocketUrl } from '../request.ts'
import { withoutCredentials } from '../without-credentials.ts'
import { readBody } from './read-body.ts'

export async function connectByFetch(
  given: string | URL,
  options: ConnectOptions = {},
): Promise<WebSocketSession> {
  options.signal?.throwIfAborted()
  const limits = clientLimits(options.limits)
  const response = await ask(webSocketUrl(given), options)
  if (response.webSocket == null) {
    const { status, headers } = response
    const body = await readBody(response, options.signal)
    throw new UpgradeRefusedError({ status, headers, body })
  }
  const { webSocket } = response
  const protocol = response.headers.get('Sec-WebSocket-Protocol') ?? ''
  const raw = new WorkerSocket(webSocket, protocol, (event) => session.end(infoOf(event)))
  const session = new ClientSession(raw, protocol, limits)
  // Before accept(): from compatibility date 2026-03-17 on a binary message is a Blob by default.
  webSocket.binaryType = 'arraybuffer'
  webSocket.accept()
  return session
}

/** @throws the reason of the signal, or an Error with its cause */
async function ask(
  url: URL,
  { protocols = [], headers = {}, signal }: ConnectOptions,
): Promise<Response & { webSocket?: PairedSocket | null }> {
  const handshake: Record<string, string> = { ...requestHeaders(headers), Upgrade: 'websocket' }
  if (protocols.length > 0) handshake['Sec-WebSocket-Protocol'] = protocols.join(', ')
  // Its own, since the signal of a fetch goes on to end the WebSocket that came of it.
  const connecting = new AbortController()
  const abort = () => connecting.abort(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    return await fetch(url.href.replace(/^ws/, 'http'), {
      headers: handshake,
      redirect: 'manual',
      signal: connecting.signal,
    })
  } catch (cause) {
    signal?.throwIfAborted()
    throw new Error(`Cannot connect to ${withoutCredentials(url)}: the connection failed`, {
      cause,
    })
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

/** With 1006 workerd gives a reason of its own. */
function infoOf({ code, reason, wasClean }: CloseEvent): CloseInfo {
  return code === CloseCode.abnormal
    ? { code, reason: '', wasClean: false }
    : { code, reason, wasClean }
}
