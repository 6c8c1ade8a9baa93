// The end of a server: what it has received it still answers, each client is told, and nobody can
// keep it waiting for longer than agreed.

import type { Server } from 'node:http'
import type { Conversations } from './conversations.ts'
import type { UpgradeGate } from './upgrade-gate.ts'

/** How often connections are looked for that have got their answer while the server shuts down. */
const SWEEP_MS = 20

/** How long clients have, that were told at the deadline, to hear of it. */
const LAST_WORD_MS = 500

/** What shuts down together. */
export interface ServerParts {
  server: Server
  gate: UpgradeGate
  conversations: Conversations
}

/**
 * Stops accepting, lets each connection finish what it has received and close with 1001. What is left
 * after `deadlineMs` is closed with 1001 at once, and then ended. Resolves when every connection is gone.
 */
export async function shutDown(
  { server, gate, conversations }: ServerParts,
  deadlineMs: number,
): Promise<void> {
  gate.close()
  const stopped = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  // Node would keep each for seconds after its answer, in case that another request follows.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  conversations.goAway()
  let end: ReturnType<typeof setTimeout> | undefined
  const deadline = setTimeout(() => {
    conversations.close()
    gate.terminate()
    server.closeAllConnections()
    end = setTimeout(() => conversations.terminate(), LAST_WORD_MS)
  }, deadlineMs)
  await Promise.all([stopped, allClosed(conversations)])
  clearInterval(sweep)
  clearTimeout(deadline)
  clearTimeout(end)
}

function allClosed({ sockets }: Conversations): Promise<unknown> {
  return Promise.all(
    [...sockets].map(({ ws }) => new Promise((resolve) => ws.once('close', resolve))),
  )
}
