import { expect, test } from 'vitest'
import { FrameFollower } from '../../src/library/runtimes/node/frame-follower.ts'
import { fragments, frame, Opcode } from '../support/frame.ts'

const continuation = { opcode: Opcode.continuation }
const ping = frame('a', { opcode: Opcode.ping })

test.each([
  ['a small message', frame('a')],
  ['an empty message', frame('')],
  ['a message of 126 bytes', frame('a'.repeat(126))],
  ['a message of 65,536 bytes', frame('a'.repeat(65_536))],
  ['a message in fragments', fragments(Buffer.alloc(1000), 300)],
  ['a ping', ping],
  [
    'a message in two fragments with a ping between',
    Buffer.concat([frame('a', { isFinal: false }), ping, frame('b', continuation)]),
  ],
])('%s is over with its last byte, and not before', (_name, bytes) => {
  const [whole, byByte] = [new FrameFollower(), new FrameFollower()]
  expect(whole.follow(bytes)).toBe(true)
  const over = [...bytes].map((byte) => byByte.follow(Uint8Array.of(byte)))
  expect(over.indexOf(true)).toBe(bytes.length - 1)
})

test('a ping between fragments ends no message', () => {
  const follower = new FrameFollower()
  expect(follower.follow(frame('a', { isFinal: false }))).toBe(false)
  expect(follower.follow(ping)).toBe(false)
})

test('a message that is over is followed by the next', () => {
  const follower = new FrameFollower()
  follower.follow(frame('a'.repeat(200)))
  expect(follower.follow(frame('b').subarray(0, 3))).toBe(false)
  expect(follower.follow(frame('b').subarray(3))).toBe(true)
})
