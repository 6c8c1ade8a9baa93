// The end of a server: what it has received it still answers, each client is told, and nobody can
// keep it waiting for longer than agreed.

import type { Server } from 'node:http'
import type { WebSocketServer } from 'ws'
import type { UpgradeGate } from './upgrade-gate.ts'

/** How often connections are looked for that have got their answer while the server shuts down. */
const SWEEP_MS = 20

/**
 * Stops accepting, lets each connection finish what it has received and close with 1001, and ends
 * what is left after `deadlineMs`. Resolves when every connection is gone.
 */
export async function shutDown(
  server: Server,
  gate: UpgradeGate,
  deadlineMs: number,
): Promise<void> {
  const { wss } = gate
  gate.close()
  const stopped = new Promise<void>((resolve) => {
    server.close(() => resolve())
  })
  server.closeIdleConnections()
  // Node would keep each for seconds after its answer, in case that another request follows.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS)
  for (const client of wss.clients) client.emit('goingAway')
  const deadline = setTimeout(() => {
    gate.terminate()
    server.closeAllConnections()
  }, deadlineMs)
  await Promise.all([stopped, allClosed(wss)])
  clearInterval(sweep)
  clearTimeout(deadline)
}

function allClosed(wss: WebSocketServer): Promise<unknown> {
  return Promise.all(
    [...wss.clients].map((client) => new Promise((resolve) => client.once('close', resolve))),
  )
}
