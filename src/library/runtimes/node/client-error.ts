// The answer to what Node's parser cannot take, or will not wait for any longer. Node has answers of
// its own, without a word to the browser about how to treat them.

import { type ServerResponse, STATUS_CODES } from 'node:http'
import type { Server, Socket } from 'node:net'
import { plainHeaders } from '../shared/plain-answer.ts'
import { stopReadingInPieces } from './pipelining.ts'

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
    if (error.code === 'HPE_CLOSED_CONNECTION' || refused.has(socket)) return
    refused.add(socket)
    // Parsing has come to its end. What follows is let go, and a client that leaves is still noticed.
    stopReadingInPieces(socket)
    socket.resume()
    refuse(socket, statusOf[error.code ?? ''] ?? 400)
  })
}

const refused = new WeakSet<Socket>()

/** A socket with the answer that is written to it, or null between two, as Node keeps it there. */
interface Answered {
  _httpMessage?: ServerResponse | null
}

/** Behind the answers to what came before, which is all but a request whose body broke off. RFC 9112, 9.3.2 */
function refuse(socket: Socket & Answered, status: number): void {
  const { _httpMessage: answer } = socket
  if (answer?.req.complete) {
    answer.once('finish', () => refuse(socket, status))
    return
  }
  const isBetweenAnswers = answer ? !answer.headersSent : answer === null
  // Where Node does not tell, it might come in the middle of an answer.
  if (socket.writable && (isBetweenAnswers || socket.bytesWritten === 0)) {
    socket.write(plainAnswer(status))
  }
  socket.destroySoon()
}

function plainAnswer(status: number): string {
  const sentence = `${STATUS_CODES[status]}\n`
  const headers = { ...plainHeaders(), 'Content-Length': sentence.length, Connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', sentence].join('\r\n')
}
