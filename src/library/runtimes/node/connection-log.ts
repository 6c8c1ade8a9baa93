// Tells, at debug, how each connection ended: never what was said on it.

import type { IncomingMessage } from 'node:http'
import type { ServerLog } from './server-log.ts'
import type { WebSocket, WebSocketServer } from './ws.ts'

export function logConnections(wss: WebSocketServer, log: ServerLog): void {
  // Counting costs a listener a socket, so it is done only where somebody reads it.
  if (!log.isLevelEnabled('debug')) return
  wss.on('connection', (socket, request) => logConnection(socket, request, log))
}

function logConnection(socket: WebSocket, { socket: stream }: IncomingMessage, log: ServerLog) {
  const started = performance.now()
  let messages = 0
  let error: Error | undefined
  socket.on('message', () => {
    messages += 1
  })
  socket.on('error', (cause) => {
    error = cause
  })
  socket.on('close', (code) => {
    const { bytesRead, bytesWritten } = stream
    const seconds = (performance.now() - started) / 1000
    log.debug({ code, messages, bytesRead, bytesWritten, seconds, err: error }, 'closed')
  })
}
