// Clients that keep a connection and do not do their part. They meet a server with less patience than
// the service has, so that nobody has to wait for it.

import { frame, Opcode } from '../support/frame.ts'
import { type HostileInput, handshakeWith, opened, opening, request } from './hostile-input.ts'

const waiting = request('GET /once-you-are-gone HTTP/1.1', handshakeWith())

const idlers: HostileInput[] = [
  {
    name: 'a connection on which nothing is sent',
    steps: [],
    answer: ['408', 'end'],
  },
  {
    name: 'a handshake that never ends',
    steps: [opening.subarray(0, -2)],
    answer: ['408', 'end'],
  },
  {
    name: 'a body that never comes',
    steps: [request('POST /echo HTTP/1.1', { Host: 'localhost', 'Content-Length': '5' })],
    answer: ['405', 'end'],
  },
  {
    name: 'a WebSocket on which nothing is sent, not even a pong',
    steps: ['fall silent', ...opened()],
    answer: ['101', 'ping', 'end'],
  },
  {
    name: 'a client that never answers the close',
    steps: ['fall silent', Buffer.concat([opening, frame('', { reserved: 1 })])],
    answer: ['101', 'close 1002', 'end'],
  },
  {
    name: 'a client that goes on sending behind the close, and never answers it',
    steps: [
      'fall silent',
      Buffer.concat([opening, frame('', { reserved: 1 })]),
      { flood: frame(Buffer.alloc(65_536), { opcode: Opcode.binary }) },
    ],
    answer: ['101', 'close 1002', 'end'],
  },
  {
    name: 'a client that sends messages and never reads',
    steps: opened('stop reading', {
      flood: frame(Buffer.alloc(65_536), { opcode: Opcode.binary }),
    }),
    answer: ['101', 'end'],
  },
  {
    name: 'a client that sends pings and never reads',
    steps: opened('stop reading', {
      flood: Buffer.alloc(100_000, frame('', { opcode: Opcode.ping })),
    }),
    answer: ['101', 'end'],
  },
  {
    name: 'a half-close while a middleware waits',
    steps: [waiting, 'half-close'],
    answer: ['end'],
  },
  {
    name: 'a reset while a middleware waits',
    steps: [waiting, 'reset'],
    answer: [],
  },
]

export const hostileIdlers: HostileInput[] = idlers.map((input) => ({
  ...input,
  server: 'impatient',
}))
