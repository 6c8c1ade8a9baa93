// The end of a server: what it has received it still answers, each client is told, and nobody can
// keep it waiting for longer than agreed.

import type { Server } from 'node:http'
import type { WebSocketServer } from 'ws'
import type { UpgradeGate } from './upgrade-gate.ts'

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
  for (const client of wss.clients) client.emit('goingAway')
  const deadline = setTimeout(() => {
    gate.terminate()
    server.closeAllConnections()
  }, deadlineMs)
  await Promise.all([stopped, allClosed(wss)])
  clearTimeout(deadline)
}

function allClosed(wss: WebSocketServer): Promise<unknown> {
  return Promise.all(
    [...wss.clients].map((client) => new Promise((resolve) => client.once('close', resolve))),
  )
}
