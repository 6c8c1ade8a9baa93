// A proxy with one fault of those that real ones have: it passes bytes on, and looks at the head of the
// request and at the frames behind it as far as its fault asks for.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { type Passed, type ProxiedFrame, splitFrames } from './split-frames.ts'

export interface Fault {
  /** Changes the head of the request. */
  request?: (head: string) => string
  /** Passes a frame on, changed or not, or leaves it out; undefined ends the connection. */
  fromClient?: (frame: ProxiedFrame) => Buffer | undefined
  fromServer?: (frame: ProxiedFrame) => Buffer | undefined
  /** Answers a request in place of the server. */
  answer?: (head: string) => string | undefined
  /** What it says to the client in its own name when the server ends a WebSocket's connection. */
  lastWords?: () => Buffer
  /** Keeps the connection of the client open when the server has ended its own. */
  keepsOpen?: boolean
  /** Ends a connection that is silent for so long. */
  idleMs?: number
  /** Passes on what the server sends only so often. */
  bufferMs?: number
}

export interface FaultyProxy {
  url: string
  close: () => Promise<void>
}

/** Called for each connection, so that a fault can have a memory. @param open how many are open */
export type MakeFault = (open: number) => Fault

export async function startFaultyProxy(port: number, make: MakeFault): Promise<FaultyProxy> {
  const sockets = new Set<Socket>()
  const server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const fault = make(sockets.size / 2)
    const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => {}).on('close', () => sockets.delete(socket))
    }
    relay(client, upstream, fault)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/echo`,
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}

function relay(client: Socket, upstream: Socket, fault: Fault): void {
  const end = () => {
    client.destroySoon()
    upstream.destroySoon()
  }
  let isUpgrade = false
  const fromClient = afterHead(
    (head) => {
      isUpgrade = /^upgrade: *websocket/im.test(head)
      const answer = fault.answer?.(head)
      if (answer !== undefined) client.end(answer)
      return fault.request?.(head) ?? head
    },
    () => (isUpgrade && fault.fromClient ? splitFrames(fault.fromClient) : asItIs),
  )
  const fromServer = afterHead(
    (head) => {
      isUpgrade = isUpgrade && head.startsWith('HTTP/1.1 101')
      return head
    },
    () => (isUpgrade && fault.fromServer ? splitFrames(fault.fromServer) : asItIs),
  )
  const answers = fault.bufferMs ? new Lumps(client, fault.bufferMs) : client
  carry(client, fromClient, upstream, end)
  upstream.once('end', () => {
    if (isUpgrade && fault.lastWords) client.write(fault.lastWords())
  })
  carry(upstream, fromServer, fault.keepsOpen ? endless(answers) : answers, end)
  client.on('close', () => upstream.destroy())
  if (!fault.keepsOpen) upstream.on('close', () => client.destroySoon())
  if (fault.idleMs) for (const socket of [client, upstream]) socket.setTimeout(fault.idleMs, end)
}

type Transform = (chunk: Buffer) => Passed
type Sink = Pick<Socket, 'write' | 'end'>

function carry(from: Socket, transform: Transform, to: Sink, end: () => void): void {
  from.on('data', (chunk: Buffer) => {
    const { bytes, isOver } = transform(chunk)
    if (bytes.length > 0) to.write(bytes)
    if (isOver) end()
  })
  from.on('end', () => to.end())
}

/** What never hears of the end. */
function endless(to: Sink): Sink {
  return { write: to.write.bind(to), end: () => to as Socket }
}

const asItIs: Transform = (bytes) => ({ bytes })

/** The head goes through `change`, what follows through what `next` makes once the head is known. */
function afterHead(change: (head: string) => string, next: () => Transform): Transform {
  let received = Buffer.alloc(0)
  let rest: Transform | null = null
  return (chunk) => {
    if (rest !== null) return rest(chunk)
    received = Buffer.concat([received, chunk])
    const end = received.indexOf('\r\n\r\n')
    if (end < 0) return { bytes: Buffer.alloc(0) }
    const head = change(received.toString('latin1', 0, end + 4))
    rest = next()
    const body = rest(received.subarray(end + 4))
    return { ...body, bytes: Buffer.concat([Buffer.from(head, 'latin1'), body.bytes]) }
  }
}

/** Holds what is written back, and passes it on in lumps. */
class Lumps {
  #held: Buffer[] = []
  #timer: NodeJS.Timeout | undefined
  #isEnded = false
  readonly #to: Socket
  readonly #ms: number

  constructor(to: Socket, ms: number) {
    this.#to = to
    this.#ms = ms
  }

  write(chunk: Uint8Array | string): boolean {
    this.#held.push(Buffer.from(chunk as Uint8Array))
    this.#timer ??= setTimeout(() => this.#flush(), this.#ms)
    return true
  }

  end(): Socket {
    this.#isEnded = true
    this.#timer ??= setTimeout(() => this.#flush(), this.#ms)
    return this.#to
  }

  #flush(): void {
    this.#timer = undefined
    this.#to.write(Buffer.concat(this.#held))
    this.#held = []
    if (this.#isEnded) this.#to.end()
  }
}
