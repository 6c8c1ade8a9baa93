// Bun's socket sends at once and hands each message on at once: Bun itself runs the microtasks after
// each message, and writes together what was sent meanwhile.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BunSocket, type ServerWebSocket } from '../../src/library/runtimes/bun/socket.ts'

/** Bun's side: it notes what it is told, in order. */
class Connection implements ServerWebSocket {
  readonly data: BunSocket
  readonly told: string[] = []
  binaryType = ''
  buffered = 0

  constructor(data: BunSocket) {
    this.data = data
  }

  sendText(message: string, compress: boolean): number {
    return this.#send(compress ? `compressed ${message}` : `text ${message}`, message.length)
  }

  sendBinary(message: Uint8Array): number {
    return this.#send(`binary ${message}`, message.length)
  }

  ping(): void {
    this.told.push('ping')
  }

  pong(): void {
    this.told.push('pong')
  }

  pause(): void {
    this.told.push('pause')
  }

  resume(): void {
    this.told.push('resume')
  }

  close(code: number): void {
    this.told.push(`close ${code}`)
  }

  terminate(): void {
    this.told.push('terminate')
  }

  getBufferedAmount(): number {
    return this.buffered
  }

  #send(what: string, length: number): number {
    this.told.push(what)
    this.buffered += length
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
  socket = new BunSocket({ onClose: () => void heard.push('closed') }, '', null)
  connection = new Connection(socket)
  socket.adopt(connection)
  socket.on('message', (data) => void heard.push(`message ${data}`))
  socket.on('goingAway', () => void heard.push('going away'))
})

afterEach(() => vi.unstubAllGlobals())

test('text and bytes are each sent as what they are, at once', () => {
  socket.send('a')
  socket.send(new Uint8Array([1]))
  expect(connection.told).toEqual(['text a', 'binary 1'])
})

test('a close goes behind what was sent before it', () => {
  socket.send('a')
  socket.close(1000, '')
  expect(connection.told).toEqual(['text a', 'close 1000'])
})

test('bufferedAmount counts what was sent just now', () => {
  socket.send('four')
  expect(socket.bufferedAmount).toBe(4)
})

test('a send that asks for it hears when everything has left', () => {
  let hasLeft = false
  socket.send('a')
  socket.send('b', () => {
    hasLeft = true
  })
  expect(hasLeft).toBe(false)
  connection.buffered = 0
  socket.look()
  expect(hasLeft).toBe(true)
})

test('a message is handed on at once, in front of the end of the connection', () => {
  socket.received('a')
  socket.received('b')
  socket.ended(1000, '')
  expect(heard).toEqual(['message a', 'message b', 'closed'])
})

test('a message is handed on at once, in front of a shutdown', () => {
  socket.received('a')
  socket.goAway()
  expect(heard).toEqual(['message a', 'going away'])
})

test('a heartbeat leaves a client that is not sent to, to the timer of Bun', () => {
  socket.beat()
  socket.beat()
  expect(connection.told).toEqual([])
})

test('a heartbeat pings a silent client that is sent to, and the next one ends it', () => {
  socket.send('a')
  socket.beat()
  socket.send('b')
  socket.beat()
  expect(connection.told).toEqual(['text a', 'ping', 'text b', 'terminate'])
})

test.each([
  ['a message', () => socket.received('hello')],
  ['a pong', () => socket.ponged('')],
])('a client that has shown life with %s is not ended', (_what, showLife) => {
  socket.send('a')
  socket.beat()
  socket.send('b')
  showLife()
  socket.beat()
  socket.send('c')
  socket.beat()
  expect(connection.told).toEqual(['text a', 'ping', 'text b', 'text c', 'ping'])
})

test('it is paused once, and resumed', () => {
  socket.pause?.()
  socket.pause?.()
  socket.resume()
  expect(connection.told).toEqual(['pause', 'resume'])
})

test('what leaves in the turn in which it is paused is noticed', async () => {
  let hasLeft = false
  socket.send('a', () => {
    hasLeft = true
  })
  socket.pause?.()
  connection.buffered = 0
  await nextTurn()
  expect(hasLeft).toBe(true)
})

test('on a Bun that cannot pause it says so', () => {
  const older = new BunSocket({}, '', null)
  older.adopt(Object.assign(new Connection(older), { pause: undefined }))
  expect(older.pause).toBe(undefined)
})

test('a client is probed while it is paused and has taken all that was sent', () => {
  socket.probe()
  socket.pause?.()
  socket.probe()
  socket.send('a')
  socket.probe()
  expect(connection.told).toEqual(['pause', 'pong', 'text a'])
})

test('a client that is paused and takes nothing of what is buffered is ended in the second heartbeat', () => {
  socket.send('a')
  socket.pause?.()
  socket.beat()
  expect(connection.told).toEqual(['text a', 'pause'])
  socket.beat()
  expect(connection.told).toEqual(['text a', 'pause', 'terminate'])
})

test('a client that is paused and takes of what is buffered is kept', () => {
  socket.send('a')
  socket.pause?.()
  for (let beats = 0; beats < 10; beats += 1) {
    socket.look()
    socket.beat()
  }
  expect(connection.told).toEqual(['text a', 'pause'])
})

test('a client whose handler takes nothing is ended after six heartbeats', () => {
  socket.pause?.()
  for (let beats = 0; beats < 6; beats += 1) socket.beat()
  expect(connection.told).toEqual(['pause'])
  socket.beat()
  expect(connection.told).toEqual(['pause', 'terminate'])
})

test('a client that is resumed has a heartbeat to show life', () => {
  socket.send('a')
  socket.pause?.()
  socket.resume()
  socket.beat()
  expect(connection.told).toEqual(['text a', 'pause', 'resume'])
})

test('text is compressed from a size in bytes, where the route says so', () => {
  const compressing = new BunSocket({}, '', { threshold: 6, contextTakeover: false })
  const told = new Connection(compressing)
  compressing.adopt(told)
  for (const text of ['12345', '123456', 'ää', 'äää']) compressing.send(text)
  expect(told.told).toEqual(['text 12345', 'compressed 123456', 'text ää', 'compressed äää'])
})

test('a client whose read inflates to more than 32 MiB is closed with 1008', async () => {
  const message = new Uint8Array(16 * 1024 * 1024)
  const compressing = new BunSocket({}, '', { threshold: 1024, contextTakeover: false })
  const told = new Connection(compressing)
  compressing.adopt(told)
  let messages = 0
  compressing.on('message', () => {
    messages += 1
  })
  for (let count = 0; count < 2; count += 1) compressing.received(message)
  await new Promise((resolve) => setImmediate(resolve))
  for (let count = 0; count < 2; count += 1) compressing.received(message)
  expect(told.told).toEqual([])
  compressing.received(message)
  expect(told.told).toEqual(['close 1008'])
  expect(messages).toBe(4)
})
