// What the socket writes, and when: each write is a system call.

import { beforeEach, expect, test } from 'vitest'
import { NodeSocket } from '../../src/library/runtimes/node/node-socket.ts'
import { clientStream, openOn } from '../support/client-stream.ts'

let socket: NodeSocket
/** The payloads of each write since the handshake. */
let writes: string[]

beforeEach(() => {
  writes = []
  const stream = clientStream((chunk) => writes.push(lettersOf(chunk)))
  socket = openOn(stream, NodeSocket)
  socket.adopt(stream, 1_048_576)
  writes.length = 0
})

/** Of frames in Latin-1, without their headers; many of one letter as that letter. */
function lettersOf(chunk: string | Buffer): string {
  return (chunk.toString('latin1').match(/[a-z]/g) ?? []).join('').replace(/(.)\1+/g, '$1')
}

const endOfMicrotasks = () => new Promise<void>((resolve) => process.nextTick(resolve))

/** What the socket takes for a handler that answers each message with one. */
function answerOneByOne(): void {
  for (let count = 0; count < 8; count += 1) {
    socket.send('x')
    socket.flush()
  }
  writes.length = 0
}

test('an only message and the close behind it are written together', async () => {
  socket.send('a')
  socket.close(1000)
  await endOfMicrotasks()
  expect(writes).toEqual(['a'])
})

test('a lone message behind lone ones is written at once', () => {
  answerOneByOne()
  socket.send('a')
  expect(writes).toEqual(['a'])
})

test('what follows it in its turn is written together, at the end of the microtasks', async () => {
  answerOneByOne()
  for (const letter of 'abc') socket.send(letter)
  expect(writes).toEqual(['a'])
  await endOfMicrotasks()
  expect(writes).toEqual(['a', 'bc'])
})

test('where several came the last time, several are written together when the handler waits', () => {
  for (const letter of 'abc') socket.send(letter)
  socket.flush()
  writes.length = 0
  for (const letter of 'def') socket.send(letter)
  expect(writes).toEqual([])
  socket.flush()
  expect(writes).toEqual(['def'])
})

test('a large message is written behind the small ones before it', () => {
  for (const letter of ['a', 'b', 'c'.repeat(5000), 'd']) socket.send(letter)
  socket.flush()
  expect(writes.join('')).toBe('abcd')
})
