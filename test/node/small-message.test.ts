import { describe, expect, test } from 'vitest'
import {
  isBeginning,
  readSmallMessages,
} from '../../src/library/runtimes/node/fast-path/small-message.ts'
import { frame, Opcode } from '../support/frame.ts'

const LIMIT = 512

/** What is handed on of these bytes, text that is no string as `bytes of text`, and what is left. */
function read(bytes: Buffer, limit = LIMIT) {
  const messages: unknown[] = []
  const end = readSmallMessages(bytes, limit, (data, isBinary) => {
    if (typeof data === 'string') messages.push(data)
    else messages.push({ [isBinary ? 'binary' : 'text']: Buffer.from(data).toString('hex') })
  })
  return { messages, left: bytes.subarray(end) }
}

const sizes = [0, 1, 2, 3, 4, 5, 31, 124, 125, 126, 127, 255, 256, 511, 512]

const nothing = Buffer.alloc(0)
const binary = { opcode: Opcode.binary }

test.each(sizes)('text of %i bytes is handed on as a string', (size) => {
  const text = 'abcdefg'.repeat(80).slice(0, size)
  expect(read(frame(text))).toEqual({ messages: [text], left: nothing })
})

test.each(sizes)('%i bytes are handed on as they were', (size) => {
  const bytes = Buffer.alloc(size, '00ff80c3', 'hex')
  expect(read(frame(bytes, binary))).toEqual({
    messages: [{ binary: bytes.toString('hex') }],
    left: nothing,
  })
})

test('text beyond ASCII is handed on as its bytes', () => {
  expect(read(frame('né'))).toEqual({ messages: [{ text: '6ec3a9' }], left: nothing })
})

test('all that came together is handed on in order', () => {
  const { messages } = read(Buffer.concat([frame('one'), frame('\0', binary), frame('three')]))
  expect(messages).toEqual(['one', { binary: '00' }, 'three'])
})

describe.each([
  ['a message of 513 bytes', frame('a'.repeat(513))],
  ['a message of 65,536 bytes', frame('a'.repeat(65_536))],
  ['a fragment', frame('a', { isFinal: false })],
  ['a continuation', frame('a', { opcode: Opcode.continuation })],
  ['a ping', frame('a', { opcode: Opcode.ping })],
  ['a close', frame('', { opcode: Opcode.close })],
  ['a frame with a reserved bit', frame('a', { reserved: 4 })],
  ['a frame that is not masked', frame('a', { isMasked: false })],
  ['text that is not UTF-8', frame(Buffer.from('61ff6162', 'hex'))],
])('%s', (_name, other) => {
  test('is left as it came, with all behind it', () => {
    const bytes = Buffer.concat([other, frame('behind')])
    const untouched = Buffer.from(bytes)
    expect(read(bytes)).toEqual({ messages: [], left: untouched })
  })

  test('does not keep back what is before it', () => {
    const { messages, left } = read(Buffer.concat([frame('before'), Buffer.from(other)]))
    expect({ messages, left }).toEqual({ messages: ['before'], left: other })
  })

  test('is the beginning of no small message', () => {
    expect(isBeginning(other, LIMIT)).toBe(false)
  })
})

test('a message above the limit is left, and no beginning', () => {
  const bytes = frame('abc')
  expect(read(bytes, 2).left).toHaveLength(bytes.length)
  expect(isBeginning(bytes.subarray(0, 4), 2)).toBe(false)
})

test.each([3, 300])(
  'a message of %i bytes that is cut anywhere is left, and a beginning',
  (size) => {
    const bytes = frame('a'.repeat(size))
    for (let length = 1; length < bytes.length; length += 1) {
      const part = Buffer.from(bytes.subarray(0, length))
      expect(read(part)).toEqual({ messages: [], left: part })
      expect(isBeginning(part, LIMIT)).toBe(true)
    }
  },
)

test('a whole message is no beginning', () => {
  expect(isBeginning(frame('abc'), LIMIT)).toBe(false)
})
