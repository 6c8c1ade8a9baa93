// A TCP connection read by hand, so that every byte of a transport is seen and counted where it
// passes: on the socket. Over TLS that is what is inside it.

import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

export class Connection {
  readonly #socket: Socket
  readonly #chunks: AsyncIterator<Buffer>
  readonly #count: (bytes: number) => void
  #rest: Buffer = Buffer.alloc(0)

  private constructor(socket: Socket, count: (bytes: number) => void) {
    this.#socket = socket
    this.#count = count
    this.#chunks = socket[Symbol.asyncIterator]()
  }

  /** @param count is told of every byte, sent or received */
  static async open(url: URL, count: (bytes: number) => void, signal: AbortSignal) {
    const isSecure = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const port = Number(url.port) || (isSecure ? 443 : 80)
    const socket = isSecure
      ? connectTls({ host, port, servername: host, ALPNProtocols: ['http/1.1'] })
      : connectTcp({ host, port })
    const leave = () => socket.destroy()
    signal.addEventListener('abort', leave, { once: true })
    socket.on('close', () => signal.removeEventListener('abort', leave))
    await new Promise<void>((resolve, reject) => {
      socket.once(isSecure ? 'secureConnect' : 'connect', () => resolve())
      socket.once('error', reject)
    })
    socket.setNoDelay()
    return new Connection(socket, count)
  }

  write(data: string | Buffer): void {
    this.#count(Buffer.byteLength(data))
    this.#socket.write(data)
  }

  /** What stands before the delimiter, which is taken as well. */
  async takeUntil(delimiter: string): Promise<string> {
    let end = this.#rest.indexOf(delimiter)
    while (end < 0) {
      await this.#more()
      end = this.#rest.indexOf(delimiter)
    }
    const text = this.#rest.toString('latin1', 0, end)
    this.#rest = this.#rest.subarray(end + delimiter.length)
    return text
  }

  async take(length: number): Promise<Buffer> {
    while (this.#rest.length < length) await this.#more()
    const bytes = this.#rest.subarray(0, length)
    this.#rest = this.#rest.subarray(length)
    return bytes
  }

  close(): void {
    this.#socket.destroy()
  }

  async #more(): Promise<void> {
    const { done, value } = await this.#chunks.next()
    if (done) throw new Error('The server has closed the connection')
    this.#count(value.length)
    this.#rest = Buffer.concat([this.#rest, value])
  }
}
