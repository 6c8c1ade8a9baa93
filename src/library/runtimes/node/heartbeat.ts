// Finds the clients that are gone without a word. RFC 6455, 5.5.2 and 5.5.3

import type { NodeSocket } from './node-socket.ts'
import { WebSocket } from './ws.ts'

/** How often a socket is probed that is not read, and so would not hear that its client has left. */
const PROBE_MS = 500

/**
 * Pings each connection every so many seconds, and ends those that showed no life since the last ping.
 * 0: never. Gives the function that stops it.
 */
export function startHeartbeat(sockets: Iterable<NodeSocket>, seconds: number): () => void {
  const probes = every(PROBE_MS, () => {
    for (const socket of sockets) probe(socket)
  })
  if (seconds === 0) return probes
  const beats = every(seconds * 1000, () => {
    for (const socket of sockets) beat(socket)
  })
  return () => {
    probes()
    beats()
  }
}

function beat({ ws, life, bufferedAmount }: NodeSocket): void {
  const isOpen = ws.readyState === WebSocket.OPEN
  const isReading = isOpen && !ws.hasEnded
  if (!life.beat({ isReading, isPaused: ws.isPaused, bufferedAmount })) ws.terminate()
  else if (isOpen) ws.ping()
}

/** What is written to a connection that its client has reset fails, and that ends the socket. */
function probe({ ws, bufferedAmount }: NodeSocket): void {
  const isUnread = ws.isPaused || ws.isHalfClosed
  // A pong that nobody asked for needs no answer. RFC 6455, 5.5.3
  if (isUnread && bufferedAmount === 0 && ws.readyState === WebSocket.OPEN) ws.pong()
}

function every(ms: number, act: () => void): () => void {
  const timer = setInterval(act, ms)
  timer.unref()
  return () => clearInterval(timer)
}
