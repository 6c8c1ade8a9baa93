// What is written, and when: each write is a system call.

import { beforeEach, expect, test } from 'vitest'
import { JoiningWriter } from '../../src/library/runtimes/node/fast-path/joining-writer.ts'
import { NodeWebSocket } from '../../src/library/runtimes/node/node-websocket.ts'
import { clientStream, openOn } from '../support/client-stream.ts'

let writer: JoiningWriter
/** The payloads of each write since the handshake. */
let writes: string[]

beforeEach(() => {
  writes = []
  const stream = clientStream((chunk) => writes.push(lettersOf(chunk)))
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
