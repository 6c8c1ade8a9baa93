// A served app over real sockets: `ws` as the WebSocket client, node:http for everything that fetch
// does not let through.

import { request as httpRequest, type IncomingMessage } from 'node:http'
import { WebSocket } from 'ws'
import type { Message } from '../../src/library/websocket/index.ts'
import { handshakeWith, request } from '../hostile/hostile-input.ts'
import { frame } from '../support/frame.ts'
import { RawClient } from '../support/raw-client.ts'
import { type Client, type ConnectInit, Refusal, type Target } from './runtime.ts'

export function overNetwork(url: string): Target {
  return {
    request: (method, path, headers = {}) => ask(new URL(path, url), method, headers),
    connect: (path, init = {}) => connect(`${url.replace('http', 'ws')}${path}`, init),
    async speakAtOnce(path, message) {
      const client = await RawClient.open(Number(new URL(url).port))
      const head = request(`GET ${path} HTTP/1.1`, handshakeWith())
      await client.write(Buffer.concat([head, frame(message)]))
      await client.heard(2)
      client.leave()
      return client.transcript.slice(0, 2)
    },
    async openRaw(path, headers = {}) {
      const client = await RawClient.open(Number(new URL(url).port))
      await client.write(request(`GET ${path} HTTP/1.1`, handshakeWith(headers)))
      await client.heard(1)
      return client
    },
  }
}

function ask(url: URL, method: string, headers: Record<string, string>): Promise<Response> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(url, { method, headers, agent: false })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => resolve(toResponse(incoming)))
    outgoing.on('upgrade', (incoming, socket) => {
      socket.destroy()
      reject(new Error(`${url.pathname} was upgraded: ${incoming.statusCode}`))
    })
    outgoing.end()
  })
}

function connect(url: string, { protocols = [], headers = {} }: ConnectInit): Promise<Client> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, protocols, { headers, maxPayload: 0 })
    const client = new NetworkClient(socket)
    socket.on('upgrade', (incoming) => client.take(headersOf(incoming)))
    socket.on('open', () => resolve(client))
    socket.on('error', reject)
    socket.on('unexpected-response', (_request, incoming) => {
      toResponse(incoming).then(
        async (answer) => reject(new Refusal(answer.status, answer.headers, await answer.text())),
        reject,
      )
    })
  })
}

class NetworkClient implements Client {
  headers = new Headers()
  readonly closed: Client['closed']
  readonly #socket: WebSocket
  readonly #messages: Message[] = []
  readonly #waiters: { resolve(message: Message): void; reject(error: Error): void }[] = []
  #end: Error | null = null

  constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data: Buffer, isBinary) => {
      const message = isBinary ? new Uint8Array(data) : data.toString()
      const waiter = this.#waiters.shift()
      if (waiter === undefined) this.#messages.push(message)
      else waiter.resolve(message)
    })
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        this.#end = new Error(`the connection closed with ${code}`)
        for (const waiter of this.#waiters) waiter.reject(this.#end)
        resolve({ code, reason: reason.toString() })
      })
    })
  }

  get protocol(): string {
    return this.#socket.protocol
  }

  take(headers: Headers): void {
    this.headers = headers
  }

  send(message: Message): void {
    this.#socket.send(message)
  }

  next(): Promise<Message> {
    const message = this.#messages.shift()
    if (message !== undefined) return Promise.resolve(message)
    if (this.#end !== null) return Promise.reject(this.#end)
    return new Promise((resolve, reject) => this.#waiters.push({ resolve, reject }))
  }

  close(code?: number, reason?: string): void {
    this.#socket.close(code, reason)
  }

  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }
}

async function toResponse(incoming: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk)
  const status = incoming.statusCode ?? 0
  const body = status === 204 || status === 304 ? null : Buffer.concat(chunks)
  return new Response(body, { status, headers: headersOf(incoming) })
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers()
  for (let index = 0; index < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? '', rawHeaders[index + 1] ?? '')
  }
  return headers
}
