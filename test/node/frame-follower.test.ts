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

test('a frame that is not masked is over with its last byte', () => {
  const follower = new FrameFollower()
  const bytes = frame('a'.repeat(200), { isMasked: false })
  expect(follower.follow(bytes.subarray(0, -1))).toBe(false)
  expect(follower.follow(bytes.subarray(-1))).toBe(true)
})

test.each([
  ['before control frames', [frame('a'), frame('b')], [ping, frame('c')], false],
  ['before a message', [ping, ping], [frame('a')], true],
  ['between fragments', [frame('a', { isFinal: false })], [ping], false],
  ['with the bytes', [frame('a'.repeat(200)).subarray(0, 50)], [], false],
])('a run ends %s', (_where, run, behind, isControl) => {
  const bytes = Buffer.concat([...run, ...behind])
  const length = Buffer.concat(run).length
  expect(new FrameFollower().followRun(bytes)).toEqual({ length, isControl })
})

test('a run goes on with the frame that the bytes before have begun', () => {
  const follower = new FrameFollower()
  follower.follow(ping.subarray(0, 1))
  const rest = ping.subarray(1)
  const run = follower.followRun(Buffer.concat([rest, frame('a')]))
  expect(run).toEqual({ length: rest.length, isControl: true })
})
