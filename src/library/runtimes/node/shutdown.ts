// The end of a server: what it has received it still answers, each client is told, and nobody can
// keep it waiting for longer than agreed.

import { Server as HttpServer } from 'node:http'
import type { ServerType } from '@hono/node-server'
import { deferred } from '../../websocket/session/deferred.ts'
import type { Conversations } from './conversations.ts'
import type { Http2Sessions } from './http2-sessions.ts'
import type { UpgradeGate } from './upgrade-gate.ts'

/** How often connections are looked for that have got their answer while the server shuts down. */
const SWEEP_MS = 20

/** How long clients have, that were told at the deadline, to hear of it. */
const LAST_WORD_MS = 500

/** What shuts down together. */
export interface ServerParts {
  server: ServerType
  sessions: Http2Sessions
  gate: UpgradeGate
  conversations: Conversations
}

/**
 * Stops accepting, lets each connection finish what it has received and close with 1001. What is left
 * after `deadlineMs` is closed with 1001 at once, and then ended. Resolves when every connection is gone.
 */
export async function shutDown(
  { server, sessions, gate, conversations }: ServerParts,
  deadlineMs: number,
): Promise<void> {
  gate.close()
  const stopped = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  sessions.close()
  closeIdleConnections(server)
  // Node would keep each for seconds after its answer, in case that another request follows.
  const sweep = setInterval(closeIdleConnections, SWEEP_MS, server)
  conversations.goAway()
  let end: ReturnType<typeof setTimeout> | undefined
  const deadline = setTimeout(() => {
    conversations.close()
    gate.terminate()
    sessions.destroy()
    closeAllConnections(server)
    end = setTimeout(() => {
      conversations.terminate()
      end = setTimeout(giveUp, LAST_WORD_MS)
    }, LAST_WORD_MS)
  }, deadlineMs)
  // The server's other users may keep connections of theirs for ever.
  const { promise: givenUp, resolve: giveUp } = deferred<void>()
  await Promise.race([Promise.all([stopped, allClosed(conversations)]), givenUp])
  clearInterval(sweep)
  clearTimeout(deadline)
  clearTimeout(end)
}

function allClosed({ sockets }: Conversations): Promise<unknown> {
  return Promise.all(
    [...sockets].map(({ ws }) => new Promise((resolve) => ws.once('close', resolve))),
  )
}

function closeIdleConnections(server: ServerType): void {
  if ('closeIdleConnections' in server) server.closeIdleConnections()
}

/** Of HTTP/1.1, which a server of HTTP/2 with `allowHTTP1` holds in the same way. */
function closeAllConnections(server: ServerType): void {
  HttpServer.prototype.closeAllConnections.call(server)
}
