// Messages that are too long, too many or too slow in coming.

import { fragments, frame, Opcode } from '../support/frame.ts'
import { type HostileInput, opened, opening } from './hostile-input.ts'

/** The default of MAX_MESSAGE_BYTES. */
const MAX_MESSAGE_BYTES = 1_048_576

const tooBig = ['101', 'close 1009', 'end']
const binary = { opcode: Opcode.binary }

/** A million fragments of one byte, none of them the last. */
const MILLION = Buffer.concat([
  frame('a', { isFinal: false }),
  Buffer.alloc(7_000_000, frame('a', { opcode: Opcode.continuation, isFinal: false })),
])

export const hostileSizes: HostileInput[] = [
  {
    name: 'a frame that says it is 2^63-1 bytes long',
    steps: opened(frame('', { ...binary, length: 2n ** 63n - 1n })),
    answer: tooBig,
  },
  {
    name: 'a frame that says it is 2^64-1 bytes long',
    steps: opened(frame('', { ...binary, length: 2n ** 64n - 1n })),
    answer: tooBig,
  },
  {
    name: 'one byte more than the limit in one message',
    steps: opened(frame(Buffer.alloc(MAX_MESSAGE_BYTES + 1), binary)),
    answer: tooBig,
  },
  {
    name: 'one byte more than the limit in fragments of 64 KB',
    steps: opened(fragments(Buffer.alloc(MAX_MESSAGE_BYTES + 1), 65_536)),
    answer: tooBig,
  },
  {
    name: 'a million fragments of one byte',
    steps: opened(MILLION),
    answer: ['101', 'close 1008', 'end'],
  },
  {
    name: 'one byte a TCP segment, handshake and message',
    steps: [{ byteByByte: opening }, { hear: 1 }, { byteByByte: frame('a byte at a time') }],
    answer: ['101', 'text "a byte at a time"'],
  },
  {
    name: 'a handshake and 1,000 messages in one write',
    steps: [Buffer.concat([opening, Buffer.alloc(7000, frame('a'))])],
    answer: ['101', ...Array.from({ length: 1000 }, () => 'text "a"')],
  },
  {
    name: 'ten empty fragments and an empty end',
    steps: opened(
      frame('', { isFinal: false }),
      ...Array.from({ length: 10 }, () =>
        frame('', { opcode: Opcode.continuation, isFinal: false }),
      ),
      frame('', { opcode: Opcode.continuation }),
    ),
    answer: ['101', 'text ""'],
  },
]
