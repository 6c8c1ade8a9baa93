// Finds the clients that are gone without a word: a connection that shows no life from one ping to
// the next is ended. RFC 6455, 5.5.2

import type { WebSocketServer } from 'ws'
import { NodeSocket } from './node-socket.ts'

/** Starts the beat; gives the function that stops it. With 0 seconds there is none. */
export function startHeartbeat(wss: WebSocketServer, seconds: number): () => void {
  if (seconds === 0) return () => {}
  const timer = setInterval(() => {
    for (const client of wss.clients) {
      if (client instanceof NodeSocket && !client.beat()) client.terminate()
    }
  }, seconds * 1000)
  timer.unref()
  return () => clearInterval(timer)
}
