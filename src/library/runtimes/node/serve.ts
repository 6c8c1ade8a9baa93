// A Hono app on Node: node-server for HTTP, node-ws behind the upgrade gate for WebSockets.

import { createServer, type ServerOptions } from 'node:http'
import type { Hono } from 'hono'
import { BackgroundWork, withBackgroundWork } from '../shared/background-work.ts'
import { within } from '../shared/server.ts'
import { answerClientErrors } from './client-error.ts'
import { logConnections } from './connection-log.ts'
import { Conversations } from './conversations.ts'
import { spareDescriptors } from './descriptors.ts'
import { startHeartbeat } from './heartbeat.ts'
import { listen } from './listen.ts'
import { oneByOne, QueuedResponse, readInPieces } from './pipelining.ts'
import { requestListener } from './request-listener.ts'
import type { ServerLog } from './server-log.ts'
import { shutDown } from './shutdown.ts'
import { UpgradeGate } from './upgrade-gate.ts'

export interface ServeOptions {
  /** Default 3000; 0 picks a free one. */
  port?: number
  /** Default 127.0.0.1. */
  host?: string
  /**
   * Connections at a time, whatever they carry: WebSockets, answers that take their time, connections
   * that are kept alive. To one more an upgrade, or an answer that is not whole within a second, is
   * refused with 503. Default 10,000.
   */
  maxConnections?: number
  /** Seconds between pings; a client that shows no life meanwhile is dropped. Default 30; 0: never. */
  heartbeatSeconds?: number
  /** Seconds that open connections have to say goodbye at `close()`. Default 10. */
  shutdownSeconds?: number
  /** Gets refused upgrades and ended connections at debug, and what went wrong. Default: none. */
  logger?: ServerLog
  /**
   * Whether small messages are read and written without `ws`, which costs a fraction and is else the
   * same. Default true.
   */
  fastPath?: boolean
  /** For the HTTP server, its timeouts among them. */
  serverOptions?: ServerOptions
}

export interface NodeServer {
  /** Where it listens, as a URL to open. */
  readonly url: string
  /**
   * Stops accepting, answers what has been received, closes each connection with 1001, and resolves
   * when all are gone and what `c.executionCtx.waitUntil()` was given is done, after `shutdownSeconds` at
   * the latest.
   */
  close(): Promise<void>
}

/** How long the request line and headers may take to arrive. Node's default is a minute. */
const HEADERS_TIMEOUT_MS = 9_000

/** How often Node looks for requests that are late: they are answered 408 in ten seconds at most. */
const CHECK_INTERVAL_MS = 1_000

/**
 * Serves the app and resolves when it listens.
 *
 * @throws Error when the address cannot be listened on
 *
 * @example
 * ```ts
 * const server = await serve(app, { port: 3000 })
 * console.log(server.url)
 * ```
 */
export async function serve(
  // biome-ignore lint/suspicious/noExplicitAny: an app of any environment, schema and path
  app: Pick<Hono<any>, 'fetch'>,
  options: ServeOptions = {},
): Promise<NodeServer> {
  const { heartbeatSeconds = 30, shutdownSeconds = 10, fastPath = true, logger } = options
  const conversations = new Conversations(fastPath)
  const gate = new UpgradeGate(conversations, (error) =>
    logger?.error({ err: error }, 'an upgrade failed'),
  )
  const work = new BackgroundWork(
    logger && ((error) => logger.error({ err: error }, 'background work failed')),
  )
  if (logger !== undefined) logConnections(conversations.wss, logger)
  const server = createServer(
    {
      headersTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: CHECK_INTERVAL_MS,
      // It is checked a step later, where it gets an answer like any other.
      requireHostHeader: false,
      ...options.serverOptions,
      ServerResponse: QueuedResponse,
    },
    oneByOne(requestListener(withBackgroundWork(app, work), gate, options)),
  )
  readInPieces(server)
  answerClientErrors(server)
  gate.guard(server)
  const url = await listen(server, options.port ?? 3000, options.host ?? '127.0.0.1')
  spareDescriptors(server, logger)
  const stopHeartbeat = startHeartbeat(conversations.sockets, heartbeatSeconds)
  return {
    url,
    async close() {
      const start = performance.now()
      stopHeartbeat()
      await shutDown({ server, gate, conversations }, shutdownSeconds * 1000)
      await within(shutdownSeconds - (performance.now() - start) / 1000, work.done())
    },
  }
}
