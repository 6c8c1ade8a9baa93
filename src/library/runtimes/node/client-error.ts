// The answer to what Node's parser cannot take, or will not wait for any longer. Node has answers of
// its own, without a word to the browser about how to treat them.

import { STATUS_CODES } from 'node:http'
import type { Server, Socket } from 'node:net'
import { plainHeaders } from '../shared/plain-answer.ts'

/** By the code of the error; anything else is a 400. */
const statusOf: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

export function answerClientErrors(server: Server): void {
  // An expectation that is not met may be ignored: RFC 9110, 10.1.1
  server.on('checkExpectation', (request, answer) => server.emit('request', request, answer))
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // Behind a request that closes the connection: its answer is still to come. RFC 9112, 9.6
    if (error.code === 'HPE_CLOSED_CONNECTION') return
    // Where something has been written already, this would come in the middle of it.
    if (socket.writable && socket.bytesWritten === 0) {
      socket.write(plainAnswer(statusOf[error.code ?? ''] ?? 400))
    }
    socket.destroySoon()
  })
}

function plainAnswer(status: number): string {
  const sentence = `${STATUS_CODES[status]}\n`
  const headers = { ...plainHeaders(), 'Content-Length': sentence.length, Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', sentence].join('\r\n')
}
