// Connections leave some of the process's file descriptors to the rest of it. Where there are none left,
// the system takes a connection and drops it at once, and neither Node nor a log hears of it.

import { readdirSync, readFileSync } from 'node:fs'
import type { Server } from 'node:net'
import type { ServerLog } from './server-log.ts'

/** For files that are being read, and for whatever else the process opens. */
const SPARE = 32

/** Refused connections are told of once in this time. */
const LOG_INTERVAL_MS = 10_000

/** Refuses the connections for which there is no descriptor, and tells of them in the log. */
export function spareDescriptors(server: Server, logger: ServerLog | undefined): void {
  const max = maxConnections()
  if (max !== null) server.maxConnections = max
  const refuse = countRefused(logger)
  server.on('drop', () => refuse('out of file descriptors'))
  // Also what keeps a failed accept from being uncaught.
  server.on('error', (error) => refuse(error.message))
}

/** Null where the system does not tell. */
function maxConnections(): number | null {
  try {
    const limit = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1]
    if (limit === undefined) return null
    return Math.max(1, Number(limit) - readdirSync('/proc/self/fd').length - SPARE)
  } catch {
    return null
  }
}

function countRefused(logger: ServerLog | undefined): (reason: string) => void {
  let connections = 0
  let timer: NodeJS.Timeout | null = null
  function tell(reason: string): void {
    timer = null
    if (connections === 0) return
    logger?.error({ connections, reason }, 'refused connections')
    connections = 0
    timer = setTimeout(tell, LOG_INTERVAL_MS, reason).unref()
  }
  return (reason) => {
    connections += 1
    if (timer === null) tell(reason)
  }
}
