// A WebSocket client for a Hono app, with no port and no network: asks the app for an upgrade as a
// client would, and talks to its handler through a pair of sockets in memory.

import type { ExecutionContext } from 'hono'
import { defineWebSocketHelper, WSContext, type WSEvents } from 'hono/ws'
import { type UpgradeOptions, withRuntime } from '../../websocket/adapter/runtime.ts'
import { tellRefusal } from '../../websocket/diagnostics/channels.ts'
import { deferred } from '../../websocket/session/deferred.ts'
import { toMessage } from '../../websocket/session/message.ts'
import { UpgradeRefusedError } from '../../websocket/upgrade-refused-error.ts'
import { BackgroundWork } from '../shared/background-work.ts'
import { MemoryClient, type MemoryConnection } from './memory-client.ts'
import { MemorySocket } from './socket-pair.ts'

/** What the request of the upgrade has. */
export interface ConnectOptions {
  /** The subprotocols to offer. Default none. */
  protocols?: string[]
  /** Request headers beside the handshake's own, `Cookie` and `Origin` among them. */
  headers?: HeadersInit
  /** The environment that the app's handlers see as `c.env`. Default empty. */
  env?: object
  /**
   * What they see as `c.executionCtx`. Default: one that lets work go on, and reports on the console what
   * it rejects with.
   */
  executionCtx?: ExecutionContext
}

/** What `connect` needs of a Hono app. */
export interface AppUnderTest {
  request(
    path: string,
    init: RequestInit,
    env: object,
    executionCtx?: ExecutionContext,
  ): Response | Promise<Response>
}

// Node has no Response of status 101; this header tells the placeholder from a refusal.
const UPGRADED = 'X-Memory-Upgrade'

/**
 * Opens a WebSocket to a route of `app`.
 *
 * @param path the path with its query, or a whole URL
 * @returns the client's end, as pull-style as the handler's
 * @throws UpgradeRefusedError when the app answers with anything but an upgrade
 * @throws Error when subprotocols are offered and the app chooses none, which no client on a network accepts
 *
 * @example
 * ```ts
 * const socket = await connect(app, '/echo')
 * await socket.send('hello')
 * console.log(await socket.wait())
 * ```
 */
export async function connect(
  app: AppUnderTest,
  path: string,
  { protocols = [], headers, env, executionCtx = new BackgroundWork() }: ConnectOptions = {},
): Promise<MemoryConnection> {
  const [client, server] = MemorySocket.pair()
  const handler = deferred<unknown>()
  // Nobody has to ask for it.
  handler.promise.catch(() => {})
  let openServer: (() => void) | undefined
  let protocol = protocols[0] ?? ''
  const upgradeWebSocket = defineWebSocketHelper<unknown, UpgradeOptions>((c, events, options) => {
    protocol = options?.protocol ?? protocol
    openServer = () => serve(server, protocol, events)
    return c.newResponse(null, { headers: { [UPGRADED]: '1' } })
  })
  const init = { headers: handshake(protocols, headers) }
  const response = await app.request(
    path,
    init,
    withRuntime(env, { upgradeWebSocket, onHandler: handler.resolve }),
    executionCtx,
  )
  // Middleware may have put another answer in its place, to which Hono lends the headers of the first.
  const isAccepted = response.status === 200 && response.headers.has(UPGRADED)
  response.headers.delete(UPGRADED)
  if (openServer === undefined || !isAccepted) {
    const { status, headers } = response
    tellRefusal(new Request(new URL(path, 'http://localhost'), init), status)
    throw new UpgradeRefusedError({ status, headers, body: await response.text() })
  }
  if (protocols.length > 0 && protocol === '') {
    throw new Error(`Cannot connect to ${path}: the server chose none of the subprotocols`)
  }
  const serverSide = { protocol, headers: response.headers, handler: handler.promise }
  const connection = new MemoryClient(client, serverSide)
  openServer()
  return connection
}

/** A key like any other: with no network there is no one to prove anything to. RFC 6455, 1.3 */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

function handshake(protocols: string[], extra: HeadersInit | undefined): Headers {
  const headers = new Headers(extra)
  headers.set('Upgrade', 'websocket')
  headers.set('Connection', 'Upgrade')
  headers.set('Sec-WebSocket-Key', KEY)
  headers.set('Sec-WebSocket-Version', '13')
  if (protocols.length > 0) headers.set('Sec-WebSocket-Protocol', protocols.join(', '))
  return headers
}

function serve(socket: MemorySocket, protocol: string, events: WSEvents<unknown>): void {
  const context = new WSContext<unknown>({
    raw: socket,
    protocol,
    get readyState() {
      return socket.readyState
    },
    send: (message) => socket.send(toMessage(message)),
    close: (code = 1000, reason = '') => socket.close(code, reason),
  })
  socket.on('close', (closure) =>
    // Node 20 has no CloseEvent.
    events.onClose?.(Object.assign(new Event('close'), closure), context),
  )
  events.onOpen?.(new Event('open'), context)
}
