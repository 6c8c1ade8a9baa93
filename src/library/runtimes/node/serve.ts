// A Hono app on Node: node-server for HTTP, node-ws behind the upgrade gate for WebSockets.

import type { RequestListener } from 'node:http'
import type { Server } from 'node:net'
import type { ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { BackgroundWork, withBackgroundWork } from '../shared/background-work.ts'
import { within } from '../shared/server.ts'
import { checkOptions } from './check-options.ts'
import { answerClientErrors } from './client-error.ts'
import { logConnections } from './connection-log.ts'
import { Conversations } from './conversations.ts'
import { spareDescriptors } from './descriptors.ts'
import { startHeartbeat } from './heartbeat.ts'
import { Http2Sessions } from './http2-sessions.ts'
import { listen, urlOf } from './listen.ts'
import { makeServer } from './make-server.ts'
import { oneByOne, readInPieces } from './pipelining.ts'
import { requestListener } from './request-listener.ts'
import type { ServeOptions } from './serve-options.ts'
import { shareServer } from './share-server.ts'
import { shutDown } from './shutdown.ts'
import { UpgradeGate } from './upgrade-gate.ts'

/** A server that listens. */
export interface NodeServer {
  /** Where it listens, as a URL to open; `unix:` and the path for a Unix socket. */
  readonly url: string
  /** Node's own, the one that was given or the one that was made. */
  readonly server: ServerType
  /**
   * Stops accepting, answers what has been received, closes each connection with 1001, and resolves
   * when all are gone and what `c.executionCtx.waitUntil()` was given is done, after `shutdownSeconds` at
   * the latest.
   */
  close(): Promise<void>
}

/**
 * Serves the app and resolves when it listens.
 *
 * @throws TypeError when options exclude one another, or the server is somebody else's too
 * @throws RangeError for a number of seconds or connections that makes no sense
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
  checkOptions(options)
  const { heartbeatSeconds = 30, shutdownSeconds = 10, fastPath = true, logger } = options
  const conversations = new Conversations(fastPath)
  const gate = new UpgradeGate(conversations, (error) =>
    logger?.error({ err: error }, 'an upgrade failed'),
  )
  const work = new BackgroundWork(
    logger && ((error) => logger.error({ err: error }, 'background work failed')),
  )
  if (logger !== undefined) logConnections(conversations.wss, logger)
  const answer = oneByOne(requestListener(withBackgroundWork(app, work), gate, options))
  const server = serverFor(options, answer, gate)
  const sessions = new Http2Sessions(server)
  const url = server.listening ? urlOf(server) : await listen(server, options)
  if (options.server === undefined) spareDescriptors(server, logger)
  const stopHeartbeat = startHeartbeat(conversations.sockets, heartbeatSeconds)
  return {
    url,
    server,
    async close() {
      const start = performance.now()
      stopHeartbeat()
      await shutDown({ server, sessions, gate, conversations }, shutdownSeconds * 1000)
      await within(shutdownSeconds - (performance.now() - start) / 1000, work.done())
    },
  }
}

/** The server that is given, or one that is made: with the app behind it, and not listening yet if made. */
function serverFor(options: ServeOptions, answer: RequestListener, gate: UpgradeGate): ServerType {
  const { server = makeServer(options, answer) } = options
  const upgrade = gate.guard(server, answer)
  if (options.server === undefined) protect(server.on('upgrade', upgrade))
  else {
    const onError = (error: unknown) => reportOn(options.logger, error)
    shareServer(server, options.takes, { request: answer, upgrade, onError })
  }
  return server
}

function reportOn(logger: ServeOptions['logger'], error: unknown): void {
  if (logger === undefined) console.error('The option takes of serve() threw:', error)
  else logger.error({ err: error }, 'takes threw')
}

/** What a server that is made does beside what Node's own does. */
function protect(server: Server): void {
  readInPieces(server)
  answerClientErrors(server)
}
