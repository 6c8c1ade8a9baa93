import { describe, expect, it } from 'vitest'
import { ConnectionClosedError } from '../../src/library/websocket/session/connection-closed-error.ts'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'
import { Session } from '../../src/library/websocket/session/session.ts'
import { BackpressureSocket } from './fake-socket.ts'

const gone = { code: 1006, reason: '', wasClean: false }

function open(limits: Partial<typeof defaultLimits> = {}) {
  const socket = new BackpressureSocket()
  return { socket, session: new Session(socket, '', { ...defaultLimits, ...limits }) }
}

describe('readable', () => {
  it('gives the messages, then ends with the connection', async () => {
    const { session } = open()
    session.receive('a')
    session.receive('')
    session.end(gone)
    const seen: unknown[] = []
    for await (const message of session.readable) seen.push(message)
    expect(seen).toEqual(['a', ''])
  })

  it('takes nothing from the queue until it is read from', async () => {
    const { session } = open()
    session.receive('a')
    expect(session.readable.locked).toBe(false)
    await new Promise((resolve) => setImmediate(resolve))
    expect(session.countMessages()).toBe(1)
  })

  it('closes with 1000 when it is cancelled', async () => {
    const { session, socket } = open()
    await session.readable.cancel()
    expect(socket.closes[0]?.code).toBe(1000)
  })

  it('is the same stream each time', () => {
    const { session } = open()
    expect(session.readable).toBe(session.readable)
  })
})

describe('writable', () => {
  it('sends what is written', async () => {
    const { session, socket } = open()
    await session.writable.getWriter().write('hello')
    expect(socket.sent).toEqual(['hello'])
  })

  it('closes with 1000 when it is closed', async () => {
    const { session, socket } = open()
    await session.writable.close()
    expect(socket.closes[0]?.code).toBe(1000)
  })

  it('closes with 1011 when it is aborted', async () => {
    const { session, socket } = open()
    await session.writable.abort(new Error('broken'))
    expect(socket.closes[0]?.code).toBe(1011)
  })

  it('ends a pipe into it when the connection is over, and cancels its source', async () => {
    const { session } = open()
    let cancelledWith: unknown
    const source = new ReadableStream<string>({
      cancel(reason) {
        cancelledWith = reason
      },
    })
    const piped = source.pipeTo(session.writable)
    session.end(gone)
    await expect(piped).rejects.toBeInstanceOf(ConnectionClosedError)
    expect(cancelledWith).toMatchObject({
      message: 'The connection is closed (code 1006)',
      info: gone,
    })
  })

  it('holds a pipe into it back while the network is full', async () => {
    const { session, socket } = open({ sendBytes: 10 })
    let pulled = 0
    const source = new ReadableStream<string>({
      pull(controller) {
        pulled += 1
        controller.enqueue('0123456789')
        if (pulled === 100) controller.close()
      },
    })
    const piped = source.pipeTo(session.writable)
    await new Promise((resolve) => setImmediate(resolve))
    expect(pulled).toBeLessThan(10)
    const flushing = setInterval(() => socket.flush())
    await piped
    clearInterval(flushing)
    expect(socket.sent).toHaveLength(100)
  })
})

describe('readable piped into writable', () => {
  it('is an echo that ends in peace with the connection', async () => {
    const { session, socket } = open()
    const echoed = session.readable.pipeTo(session.writable)
    session.receive('a')
    session.receive('b')
    await new Promise((resolve) => setImmediate(resolve))
    session.end({ code: 1000, reason: '', wasClean: true })
    await echoed
    expect(socket.sent).toEqual(['a', 'b'])
  })
})
