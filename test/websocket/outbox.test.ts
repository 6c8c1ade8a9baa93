import { describe, expect, it } from 'vitest'
import { Outbox } from '../../src/library/websocket/session/outbox.ts'
import { PlainSocket } from './fake-socket.ts'

/** What ten characters may take at most on the wire. */
const MOST_OF_TEN = 40
const ten = '0123456789'

/** Notes how often it is asked, and what it is to hold back. */
class AskedSocket extends PlainSocket {
  buffered = 0
  asked = 0
  readonly heldBack: (string | Uint8Array)[] = []

  get bufferedAmount(): number {
    this.asked += 1
    return this.buffered
  }

  override send(message: string | Uint8Array): void {
    super.send(message)
    this.buffered += message.length
  }

  sendMore(message: string | Uint8Array): void {
    this.heldBack.push(message)
  }
}

function open(limits: { sendBytes?: number; unsentBytes?: number } = {}) {
  const socket = new AskedSocket()
  const wire = { socket, tracer: null }
  const outbox = new Outbox(wire, { sendBytes: 100, unsentBytes: 1000, ...limits })
  return { socket, wire, outbox }
}

const shared = (message: string) => ({ message, framed: undefined })

describe('what is buffered', () => {
  it('is counted on from what the socket has told', async () => {
    const { socket, outbox } = open({ sendBytes: 2 * MOST_OF_TEN })
    // The third could exceed the limit, and the socket tells that 20 bytes are there; then 60 could be.
    for (let sent = 0; sent < 3; sent += 1) void outbox.send(ten, false)
    expect(socket.asked).toBe(1)
    void outbox.send('', false)
    expect(socket.asked).toBe(1)
    void outbox.send(ten, false)
    expect(socket.asked).toBe(2)
  })

  it('is asked of a socket that took the place of another', () => {
    const { wire, outbox } = open()
    void outbox.send('', false)
    const next = new AskedSocket()
    next.buffered = 200
    wire.socket = next
    outbox.moved()
    void outbox.send('', false)
    expect(outbox.hasRoom).toBe(false)
  })
})

describe('a message that may exceed the limit', () => {
  it('is not held back, whatever is expected behind it', () => {
    const { socket, outbox } = open({ sendBytes: MOST_OF_TEN })
    void outbox.send(ten, true)
    void outbox.send(ten, true)
    void outbox.send('x'.repeat(MOST_OF_TEN), true)
    expect(socket.heldBack).toEqual([ten])
    expect(socket.sent).toEqual([ten, 'x'.repeat(MOST_OF_TEN)])
  })
})

describe('a message to many', () => {
  it('is sent while no more than the bound is buffered', () => {
    const { socket, outbox } = open()
    socket.buffered = 50
    expect(outbox.sendShared(shared('x'.repeat(50)), 50)).toBe(true)
  })

  it('is not sent while more than the bound is buffered', () => {
    const { socket, outbox } = open()
    socket.buffered = 51
    expect(outbox.sendShared(shared('x'.repeat(50)), 50)).toBe(false)
    expect(socket.sent).toEqual([])
  })

  it('asks what is buffered as soon as its own bytes could exceed the bound', () => {
    const { socket, outbox } = open()
    outbox.sendShared(shared(ten), MOST_OF_TEN)
    expect(socket.asked).toBe(0)
    outbox.sendShared(shared(ten), MOST_OF_TEN)
    expect(socket.asked).toBe(1)
  })

  it('is counted on from what the socket has told', () => {
    const { socket, outbox } = open()
    for (let sent = 0; sent < 3; sent += 1) outbox.sendShared(shared(ten), 2 * MOST_OF_TEN)
    socket.buffered = 0
    socket.asked = 0
    outbox.sendShared(shared(ten), 2 * MOST_OF_TEN)
    expect(socket.asked).toBe(1)
    outbox.sendShared(shared(ten), 2 * MOST_OF_TEN)
    expect(socket.asked).toBe(1)
  })

  it('is not held back by a socket that makes nothing once for many', () => {
    const { socket, outbox } = open()
    outbox.sendShared(shared(ten), 100)
    expect([socket.sent, socket.heldBack]).toEqual([[ten], []])
  })
})
