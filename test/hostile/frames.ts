// Frames that RFC 6455 forbids, and a few that it only makes unlikely.

import { closeFrame, fragments, frame, Opcode } from '../support/frame.ts'
import { type HostileInput, opened, type Step } from './hostile-input.ts'

const closes = (name: string, code: number, ...steps: Step[]): HostileInput => ({
  name,
  steps: opened(...steps),
  answer: ['101', `close ${code}`, 'end'],
})

const control = (opcode: number, size: number) => frame(Buffer.alloc(size), { opcode })

/** Text that is not UTF-8, by what is wrong with it. */
const notUtf8 = {
  'a byte that UTF-8 never has': 'ff',
  'half a character': 'c3',
  'an overlong character': 'c0af',
  'a surrogate': 'eda080',
  'a character above U+10FFFF': 'f4908080',
}

export const hostileFrames: HostileInput[] = [
  closes('an unmasked frame', 1002, frame('hello', { isMasked: false })),
  ...[1, 2, 4, 7].map((reserved) =>
    closes(
      `reserved bits ${reserved.toString(2).padStart(3, '0')}`,
      1002,
      frame('a', { reserved }),
    ),
  ),
  ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) =>
    closes(`the reserved opcode ${opcode}`, 1002, frame('a', { opcode })),
  ),
  ...(
    [
      ['ping', Opcode.ping],
      ['pong', Opcode.pong],
      ['close', Opcode.close],
    ] as const
  ).flatMap(([name, opcode]) => [
    closes(`a fragmented ${name}`, 1002, frame('', { opcode, isFinal: false })),
    closes(`a ${name} of 126 bytes`, 1002, control(opcode, 126)),
  ]),
  closes('a continuation without a start', 1002, frame('a', { opcode: Opcode.continuation })),
  closes('a message in the middle of another', 1002, frame('a', { isFinal: false }), frame('b')),
  ...[0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535].map((code) =>
    closes(`a close with code ${code}`, 1002, closeFrame(code)),
  ),
  closes('a close of one byte', 1002, frame(Buffer.from([3]), { opcode: Opcode.close })),
  closes('a close whose reason is not UTF-8', 1007, closeFrame(1000, Buffer.from('ff', 'hex'))),
  ...Object.entries(notUtf8).map(([name, hex]) =>
    closes(`a text with ${name}`, 1007, frame(Buffer.from(hex, 'hex'))),
  ),
  closes(
    'a text that is not UTF-8 over two fragments',
    1007,
    fragments(Buffer.from('eda080', 'hex'), 1, Opcode.text),
  ),
  {
    name: 'a character split over two fragments',
    steps: opened(fragments(Buffer.from('🙂'), 1, Opcode.text)),
    answer: ['101', 'text "🙂"'],
  },
  {
    name: 'a ping between two fragments',
    steps: opened(
      frame('a', { isFinal: false }),
      frame('', { opcode: Opcode.ping }),
      frame('b', { opcode: Opcode.continuation }),
    ),
    answer: ['101', 'pong', 'text "ab"'],
  },
  {
    name: 'a pong that nobody asked for',
    steps: opened(frame('', { opcode: Opcode.pong }), frame('a')),
    answer: ['101', 'text "a"'],
  },
  {
    name: 'a frame behind the close',
    steps: opened(closeFrame(1000), frame('too late')),
    answer: ['101', 'close 1000', 'end'],
  },
]
