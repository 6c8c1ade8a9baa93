// A client on a bare TCP socket: the handshake, and from then on nothing but bytes. All connections
// read into one buffer, so that receiving allocates next to nothing. What goes wrong is thrown where
// nobody catches it: a benchmark with a broken connection has no result.

import { connect, type Socket } from 'node:net'
import { type Dialect, textRequest } from './frames.ts'

export interface Target {
  port: number
  path: string
  dialect: Dialect
}

/** Shared by all connections: a chunk is overwritten by the next one. */
const readBuffer = Buffer.allocUnsafe(256 * 1024)

export class Connection {
  readonly socket: Socket
  /** Gets how many bytes came in, and the buffer that starts with them. */
  onBytes: (length: number, buffer: Buffer) => void = unexpected
  #mayEnd = false

  constructor(port: number) {
    this.socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.onBytes(length, readBuffer)
          return true
        },
      },
    })
    this.socket.on('error', (error) => {
      if (!this.#mayEnd) throw error
    })
    this.socket.on('close', () => {
      if (!this.#mayEnd) throw new Error('The server has ended a connection')
    })
  }

  /** A WebSocket, open and ready for the first message. */
  static async open(target: Target): Promise<Connection> {
    const connection = new Connection(target.port)
    if (target.dialect === 'websocket') {
      await connection.ask(handshake(target), (answer) => answer.endsWith('\r\n\r\n'))
    } else {
      // Engine.IO's open packet, and Socket.IO's answer to the namespace that we ask for.
      await connection.ask(handshake(target), (answer) => /\r\n\r\n.*0\{.*\}$/s.test(answer))
      await connection.ask(textRequest('40'), (answer) => /40\{.*\}$/s.test(answer))
    }
    return connection
  }

  /** Sends and resolves with what came back, as Latin-1, once that is enough. */
  ask(request: string | Buffer, isEnough: (answer: string) => boolean): Promise<string> {
    return new Promise((resolve) => {
      let answer = ''
      this.onBytes = (length, buffer) => {
        answer += buffer.toString('latin1', 0, length)
        if (!isEnough(answer)) return
        if (answer.startsWith('HTTP/1.1 4')) throw new Error(`Refused: ${answer}`)
        this.onBytes = unexpected
        resolve(answer)
      }
      this.socket.write(request)
    })
  }

  /** Resolves when the server has ended the connection. */
  ended(): Promise<void> {
    this.#mayEnd = true
    return new Promise((resolve) => this.socket.once('close', () => resolve()))
  }

  /** Ends the connection at once, without a port left waiting. */
  destroy(): void {
    this.#mayEnd = true
    this.socket.resetAndDestroy()
  }
}

/** The request of a WebSocket handshake, with the headers of a library and not of a browser. */
function handshake({ port, path }: Target): string {
  return [
    `GET ${path} HTTP/1.1`,
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Connection: Upgrade',
    'Upgrade: websocket',
    `Host: 127.0.0.1:${port}`,
    '\r\n',
  ].join('\r\n')
}

function unexpected(length: number): void {
  throw new Error(`The server has sent ${length} bytes that nobody asked for`)
}
