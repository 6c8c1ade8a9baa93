// Bun's socket gathers messages: nobody is woken before all of them are there, and what is small and
// sent in one turn leaves together.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BunSocket, type ServerWebSocket } from '../../src/library/runtimes/bun/socket.ts'

/** Bun's side: it notes what it is told, in order. */
class Connection implements ServerWebSocket {
  readonly data: BunSocket
  readonly told: string[] = []
  readonly kinds: string[] = []
  binaryType = ''
  buffered = 0

  constructor(data: BunSocket) {
    this.data = data
  }

  sendText(message: string): number {
    this.kinds.push('text')
    return this.#send(message)
  }

  sendBinary(message: Uint8Array): number {
    this.kinds.push('binary')
    return this.#send(message)
  }

  cork(callback: () => void): void {
    this.told.push('cork')
    callback()
  }

  close(code: number): void {
    this.told.push(`close ${code}`)
  }

  getBufferedAmount(): number {
    return this.buffered
  }

  #send(message: string | Uint8Array): number {
    this.told.push(`send ${message}`)
    this.buffered += message.length
    return -1
  }
}

let socket: BunSocket
let connection: Connection
/** What the listeners of the socket have heard, in order. */
let heard: string[]

beforeEach(() => {
  heard = []
  // Bun has it, Node 20 does not.
  vi.stubGlobal('CloseEvent', Event)
  socket = new BunSocket({ onClose: () => void heard.push('closed') }, '')
  connection = new Connection(socket)
  socket.adopt(connection)
  socket.on('message', (data) => void heard.push(`message ${data}`))
  socket.on('gathered', () => void heard.push('gathered'))
  socket.on('goingAway', () => void heard.push('going away'))
})

afterEach(() => vi.unstubAllGlobals())

const large = 'x'.repeat(5000)
const endOfTurn = () => new Promise(setImmediate)
const endOfMicrotasks = () => new Promise<void>((resolve) => process.nextTick(resolve))

test('what one turn sends leaves in one cork, at the end of its microtasks', async () => {
  socket.send('a')
  await null
  socket.send('b')
  expect(connection.told).toEqual([])
  await endOfMicrotasks()
  expect(connection.told).toEqual(['cork', 'send a', 'send b'])
})

test('what the next turn sends leaves in a cork of its own', async () => {
  socket.send('a')
  await endOfMicrotasks()
  socket.send('b')
  await endOfMicrotasks()
  expect(connection.told).toEqual(['cork', 'send a', 'cork', 'send b'])
})

test('what several sockets send in one turn leaves in a cork for each', async () => {
  const other = new BunSocket({}, '')
  const otherConnection = new Connection(other)
  other.adopt(otherConnection)
  socket.send('a')
  other.send('b')
  socket.send('c')
  await endOfMicrotasks()
  expect(connection.told).toEqual(['cork', 'send a', 'send c'])
  expect(otherConnection.told).toEqual(['cork', 'send b'])
})

test('text and bytes are each sent as what they are', async () => {
  socket.send('a')
  socket.send(new Uint8Array([1]))
  await endOfMicrotasks()
  expect(connection.kinds).toEqual(['text', 'binary'])
})

test('a close leaves behind what was sent before it', () => {
  socket.send('a')
  socket.close(1000, '')
  expect(connection.told).toEqual(['cork', 'send a', 'close 1000'])
})

test('bufferedAmount counts what this turn has sent', () => {
  socket.send('four')
  expect(socket.bufferedAmount).toBe(4)
})

test('a send that wants to know when it has left goes behind what was sent before it', () => {
  let hasLeft = false
  socket.send('a')
  socket.send('b', () => {
    hasLeft = true
  })
  expect(connection.told).toEqual(['cork', 'send a', 'send b'])
  expect(hasLeft).toBe(false)
  connection.buffered = 0
  socket.look()
  expect(hasLeft).toBe(true)
})

test('what comes in is gathered until Bun has read all of it', async () => {
  socket.received('a')
  socket.received('b')
  expect(socket.isGathering).toBe(true)
  await endOfTurn()
  expect(socket.isGathering).toBe(false)
  expect(heard).toEqual(['message a', 'message b', 'gathered'])
})

test('what comes in later is gathered anew', async () => {
  socket.received('a')
  await endOfTurn()
  socket.received('b')
  await endOfTurn()
  expect(heard).toEqual(['message a', 'gathered', 'message b', 'gathered'])
})

test('a large message is gathered with the small ones', async () => {
  socket.received('a')
  socket.received(large)
  await endOfTurn()
  expect(heard).toEqual(['message a', `message ${large}`, 'gathered'])
})

test('a large message leaves at once, behind what was sent before it', async () => {
  socket.send('a')
  socket.send(large)
  expect(connection.told).toEqual(['cork', 'send a', `send ${large}`])
  await endOfMicrotasks()
  expect(connection.told).toHaveLength(3)
})

test('the end of the connection comes after what was gathered', async () => {
  socket.received('a')
  socket.ended(1000, '')
  await endOfTurn()
  expect(heard).toEqual(['message a', 'gathered', 'closed'])
})

test('a shutdown comes after what was gathered', async () => {
  socket.received('a')
  socket.goAway()
  await endOfTurn()
  expect(heard).toEqual(['message a', 'gathered', 'going away'])
})
