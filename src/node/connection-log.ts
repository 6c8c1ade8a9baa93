// Tells, at debug, how each connection ended: never what was said on it.

import type { IncomingMessage } from 'node:http'
import type { WebSocket, WebSocketServer } from 'ws'
import type { Logger } from '../logger.ts'

export function logConnections(wss: WebSocketServer, logger: Logger): void {
  // Counting costs a listener a socket, so it is done only where somebody reads it.
  if (!logger.isLevelEnabled('debug')) return
  wss.on('connection', (socket, request) => logConnection(socket, request, logger))
}

function logConnection(socket: WebSocket, { socket: stream }: IncomingMessage, logger: Logger) {
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
    logger.debug({ code, messages, bytesRead, bytesWritten, seconds, err: error }, 'closed')
  })
}
