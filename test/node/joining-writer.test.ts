// What is written, and when: each write is a system call.

import { beforeEach, describe, expect, test } from 'vitest'
import { JoiningWriter } from '../../src/library/runtimes/node/fast-path/joining-writer.ts'
import { NodeWebSocket } from '../../src/library/runtimes/node/node-websocket.ts'
import { clientStream, openOn } from '../support/client-stream.ts'

let stream: ReturnType<typeof clientStream>
let writer: JoiningWriter
/** The payloads of each write since the handshake. */
let writes: string[]

beforeEach(() => {
  writes = []
  stream = clientStream((chunk) => writes.push(lettersOf(chunk)))
  writer = new JoiningWriter(stream, openOn(stream, NodeWebSocket))
  writes.length = 0
})

/** Of frames in Latin-1, without their headers; many of one letter as that letter. */
function lettersOf(chunk: string | Buffer): string {
  return (chunk.toString('latin1').match(/[a-z]/g) ?? []).join('').replace(/(.)\1+/g, '$1')
}

const endOfMicrotasks = () => new Promise<void>((resolve) => process.nextTick(resolve))

test('a message is written at once', () => {
  writer.send('a')
  expect(writes).toEqual(['a'])
})

test('messages that more is expected behind are written with the one that ends them', () => {
  writer.sendMore('a')
  writer.sendMore('b')
  expect(writes).toEqual([])
  expect(writer.heldBytes).toBe(6)
  writer.send('c')
  expect(writes).toEqual(['abc'])
  expect(writer.heldBytes).toBe(0)
})

test('messages that nothing comes behind are written at the end of the microtasks', async () => {
  writer.sendMore('a')
  writer.sendMore('b')
  await endOfMicrotasks()
  expect(writes).toEqual(['ab'])
})

test('what is held is written when it is more than 16 KiB', () => {
  for (let count = 0; count < 12; count += 1) writer.sendMore('x'.repeat(1361))
  expect(writes).toEqual([])
  writer.sendMore('x'.repeat(1361))
  expect(writes).toEqual(['x'])
})

test('a large message is written behind the small ones in front of it', () => {
  for (const letter of ['a', 'b', 'c'.repeat(5000), 'd']) writer.sendMore(letter)
  writer.flush()
  expect(writes.join('')).toBe('abcd')
})

describe('messages to a room', () => {
  const shared = (message: string) => ({ message, framed: undefined as unknown })
  const endOfTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

  test('are written together at the end of the turn, although the microtasks end before', async () => {
    writer.sendShared(shared('a'))
    await endOfMicrotasks()
    writer.sendShared(shared('b'))
    expect(writes).toEqual([])
    expect(writer.heldBytes).toBe(6)
    await endOfTurn()
    expect(writes).toEqual(['ab'])
    writer.sendShared(shared('c'))
    await endOfTurn()
    expect(writes).toEqual(['ab', 'c'])
  })

  test('are written in front of what is sent behind them', () => {
    writer.sendShared(shared('a'))
    writer.send('b')
    expect(writes).toEqual(['ab'])
  })

  test('are written when more than 16 KiB are held', () => {
    for (let count = 0; count < 13; count += 1) writer.sendShared(shared('x'.repeat(1361)))
    expect(writes).toEqual(['x'])
  })

  test('are written behind what is held where they are large', () => {
    writer.sendShared(shared('a'))
    writer.sendShared(shared('b'.repeat(5000)))
    expect(writes).toEqual(['a', 'b'])
  })

  test.each(['a', 'a'.repeat(5000)])('are put into a frame once', async (message) => {
    const sent = shared(message)
    writer.sendShared(sent)
    const { framed } = sent
    expect(framed).toBeDefined()
    const stream = clientStream(() => {})
    new JoiningWriter(stream, openOn(stream, NodeWebSocket)).sendShared(sent)
    expect(sent.framed).toBe(framed)
    await endOfTurn()
  })

  test('are not written once the connection is lost', async () => {
    writer.sendShared(shared('a'))
    stream.destroy()
    await endOfTurn()
    writer.sendShared(shared('b'))
    await endOfTurn()
    expect(writes).toEqual([])
  })
})
