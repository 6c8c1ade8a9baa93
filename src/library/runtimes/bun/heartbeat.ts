// Finds the clients that are gone without a word. Bun's own timer pings a silent client and ends it when
// it stays silent; every byte is life to it, those of an unfinished message too. But what the server
// sends counts as well, and a socket that is paused has no timer: so those have a heartbeat of ours.
// RFC 6455, 5.5.2

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

/** How often a socket is probed that is paused, and so would not hear that its client has left. */
const PROBE_MS = 500

/** Starts the beat and the probes, which end with the shutdown. With 0 seconds there is no beat. */
export function startHeartbeat(sockets: OpenSockets<BunSocket>, seconds: number): void {
  const every = (ms: number, act: (socket: BunSocket) => void) => {
    const timer = setInterval(() => {
      for (const socket of sockets) act(socket)
    }, ms)
    timer.unref()
    sockets.closing.addEventListener('abort', () => clearInterval(timer))
  }
  every(PROBE_MS, (socket) => socket.probe())
  if (seconds > 0) every(seconds * 1000, (socket) => socket.beat())
}
