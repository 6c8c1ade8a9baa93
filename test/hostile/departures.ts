// Clients that go away, by RST or by FIN, at every stage of a connection's life.

import { closeFrame, frame, Opcode } from '../support/frame.ts'
import { type HostileInput, opened, opening, type Step } from './hostile-input.ts'

/** Each stage: the steps up to it, and what a client that sends FIN there still hears. */
const stages: { name: string; steps: Step[]; answer: string[] }[] = [
  { name: 'before its request', steps: [], answer: ['end'] },
  {
    name: 'before its request ends',
    steps: [opening.subarray(0, opening.length / 2)],
    answer: ['400', 'end'],
  },
  { name: 'behind its handshake', steps: [opening], answer: ['101', 'end'] },
  { name: 'after the 101', steps: opened(), answer: ['101', 'end'] },
  {
    name: 'between two fragments',
    steps: opened(frame('a', { isFinal: false })),
    answer: ['101', 'end'],
  },
  {
    name: 'in the middle of a frame',
    steps: opened(frame('hello').subarray(0, 8)),
    answer: ['101', 'end'],
  },
  {
    name: 'in the middle of a frame header',
    steps: opened(frame('hello').subarray(0, 1)),
    answer: ['101', 'end'],
  },
  {
    name: 'behind its messages',
    steps: opened(frame('a'), frame('b', { opcode: Opcode.binary })),
    answer: ['101', 'text "a"', 'binary of 1 bytes', 'end'],
  },
  {
    name: 'in the middle of a close frame',
    steps: opened(closeFrame(1000, 'bye').subarray(0, 4)),
    answer: ['101', 'end'],
  },
  {
    name: 'behind its close frame',
    steps: opened(closeFrame(4001)),
    answer: ['101', 'close 4001', 'end'],
  },
]

export const hostileDepartures: HostileInput[] = stages.flatMap(({ name, steps, answer }) => [
  { name: `a half-close ${name}`, steps: [...steps, 'half-close'], answer },
  { name: `a reset ${name}`, steps: [...steps, 'reset'], answer: [] },
])
