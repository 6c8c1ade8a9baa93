// connect() by `ws`, with backpressure both ways, and with the answer of a server that refuses.

import type { IncomingMessage } from 'node:http'
import { DeflatingWriter } from '../../runtimes/node/compression/deflating-writer.ts'
import { canCompress } from '../../runtimes/node/compression/index.ts'
import { NodeWebSocket } from '../../runtimes/node/node-websocket.ts'
import { PlainWriter } from '../../runtimes/node/plain-writer.ts'
import { feedReceiver } from '../../runtimes/node/receiver-feed.ts'
import { receiverOptions, UpgradedStream } from '../../runtimes/node/upgraded-stream.ts'
import type { PerMessageDeflateOptions } from '../../runtimes/node/ws.ts'
import { settleCompression } from '../../websocket/adapter/compress-options.ts'
import { CloseCode } from '../../websocket/session/close-code.ts'
import type { Limits } from '../../websocket/session/limits.ts'
import type { WebSocketSession } from '../../websocket/session/session-interface.ts'
import { ClientSession, clientLimits } from '../client-session.ts'
import { connectionsBy } from '../connections.ts'
import type { ConnectOptions } from '../options.ts'
import { requestHeaders, webSocketUrl } from '../request.ts'
import { withoutCredentials } from '../without-credentials.ts'
import { readRefusal } from './read-refusal.ts'

export async function connectByWs(
  given: string | URL,
  { protocols = [], headers = {}, signal, ...options }: ConnectOptions = {},
): Promise<WebSocketSession> {
  signal?.throwIfAborted()
  const limits = clientLimits(options.limits)
  const ws = new NodeWebSocket(webSocketUrl(given), protocols, {
    ...receiverOptions(limits.maxMessageBytes),
    headers: requestHeaders(headers),
    perMessageDeflate: deflateOptions(options.compress),
  })
  return opened(ws, { limits, compress: options.compress }, signal)
}

export const connectionsByWs = connectionsBy(connectByWs)

interface Settled {
  limits: Limits
  compress: ConnectOptions['compress']
}

/** What to offer; without context takeover neither side keeps memory for it. RFC 7692, 7.1.1 */
function deflateOptions(compress: ConnectOptions['compress']): PerMessageDeflateOptions | false {
  if (!compress || !canCompress) return false
  const forgets = !settleCompression(compress).contextTakeover
  return {
    threshold: 0,
    // Not false, with which `ws` gives up on a server that keeps no context.
    ...(forgets && { serverNoContextTakeover: true, clientNoContextTakeover: true }),
  }
}

/** @throws an UpgradeRefusedError once the server has refused, else the reason of the signal or an Error with its cause */
function opened(
  ws: NodeWebSocket,
  options: Settled,
  signal: AbortSignal | undefined,
): Promise<WebSocketSession> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      reject(signal?.reason)
      ws.terminate()
    }
    signal?.addEventListener('abort', abort, { once: true })
    const stopListening = () => signal?.removeEventListener('abort', abort)
    ws.on('error', (cause) => reject(connectionError(ws.url, cause)))
    ws.on('close', stopListening)
    ws.on('unexpected-response', (_request, response: IncomingMessage) => {
      // From here on it ends the body, and the refusal is told.
      stopListening()
      void readRefusal(response, signal).then((refusal) => {
        reject(refusal)
        ws.terminate()
      })
    })
    ws.on('upgrade', ({ socket }: IncomingMessage) => {
      feedReceiver(socket)
      const upgraded = new UpgradedStream(socket)
      // Within the event, since the first message may be behind the handshake.
      ws.on('open', () => {
        stopListening()
        resolve(sessionOn(ws, upgraded, options))
      })
    })
  })
}

function sessionOn(
  ws: NodeWebSocket,
  upgraded: UpgradedStream,
  { limits, compress }: Settled,
): ClientSession {
  const writer =
    compress && ws.extensions !== ''
      ? new DeflatingWriter(ws, settleCompression(compress).threshold, () => {})
      : new PlainWriter(ws)
  const session = new ClientSession(upgraded.adopt(ws, writer), ws.protocol, limits)
  ws.on('close', (code, reason) => {
    session.end({ code, reason: String(reason), wasClean: code !== CloseCode.abnormal })
  })
  return session
}

function connectionError(url: string, cause: Error & { code?: string }): Error {
  // An AggregateError, for a name with several addresses, has no message.
  return new Error(`Cannot connect to ${withoutCredentials(url)}: ${cause.message || cause.code}`, {
    cause,
  })
}
