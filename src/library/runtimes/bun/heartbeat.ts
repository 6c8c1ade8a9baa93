// Finds the clients that are gone without a word. Bun's own timer pings a silent client and ends it when
// it stays silent; every byte is life to it, those of an unfinished message too. But what the server
// sends counts as well: so a client that is sent to is asked by a heartbeat of ours. RFC 6455, 5.5.2

import type { OpenSockets } from '../shared/open-sockets.ts'
import type { BunSocket } from './socket.ts'

/** Bun takes from 8 to 960 seconds. */
const MIN_SECONDS = 8
const MAX_SECONDS = 960

/** How long before the end Bun pings: the more, the longer the time. */
const PING_MARGINS = [
  { fromSeconds: 16, margin: 16 },
  { fromSeconds: 8, margin: 8 },
  { fromSeconds: 0, margin: 4 },
]

/** The timeout with which Bun pings after so many seconds of silence. 0: never. */
export function idleSeconds(heartbeatSeconds: number): number {
  if (heartbeatSeconds === 0) return 0
  const margin =
    PING_MARGINS.find(({ fromSeconds }) => heartbeatSeconds >= fromSeconds)?.margin ?? 0
  return Math.min(Math.max(heartbeatSeconds + margin, MIN_SECONDS), MAX_SECONDS)
}

/** Starts the beat, which ends with the shutdown. With 0 seconds there is none. */
export function startHeartbeat(sockets: OpenSockets<BunSocket>, seconds: number): void {
  if (seconds === 0) return
  const timer = setInterval(() => {
    for (const socket of sockets) socket.beat()
  }, seconds * 1000)
  timer.unref()
  sockets.closing.addEventListener('abort', () => clearInterval(timer))
}
