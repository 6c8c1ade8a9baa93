// The faults of the proxy, each with the checks that are to find it.

import type { DoctorOptions } from '../../src/service/doctor/options.ts'
import { frame, Opcode } from '../support/frame.ts'
import type { MakeFault } from './faulty-proxy.ts'

/** In bytes: larger than what the checks for other faults send. */
const SIZE_LIMIT = 200_000

const CLOSE_1000 = frame(Buffer.from([0x03, 0xe8]), { opcode: Opcode.close, isMasked: false })

interface FaultCase {
  name: string
  foundBy: string[]
  make: MakeFault
  asked?: Partial<DoctorOptions>
}

export const FAULTS: FaultCase[] = [
  {
    name: 'strips Upgrade',
    foundBy: ['upgrade'],
    make: () => ({ request: (head) => head.replace(/^(upgrade|connection):.*\r\n/gim, '') }),
  },
  {
    name: 'limits sizes',
    foundBy: ['size'],
    make: () => ({
      fromClient: ({ bytes }) => (bytes.length > SIZE_LIMIT ? undefined : bytes),
    }),
  },
  {
    name: 'drops what comes behind the close of a client',
    foundBy: ['last-message'],
    make: () => {
      let isClosing = false
      return {
        fromClient: ({ opcode, bytes }) => {
          isClosing ||= opcode === Opcode.close
          return bytes
        },
        fromServer: ({ opcode, bytes }) =>
          isClosing && opcode !== Opcode.close ? Buffer.alloc(0) : bytes,
      }
    },
  },
  {
    name: 'changes close codes',
    foundBy: ['close-codes'],
    make: () => ({
      fromServer: ({ opcode, bytes }) => (opcode === Opcode.close ? CLOSE_1000 : bytes),
    }),
  },
  {
    name: 'ends connections without a close frame',
    foundBy: ['close-codes'],
    make: () => ({
      fromServer: ({ opcode, bytes }) => (opcode === Opcode.close ? undefined : bytes),
    }),
  },
  {
    name: 'does not understand fragments',
    foundBy: ['fragments'],
    make: () => ({
      fromClient: ({ opcode, bytes }) => (opcode === Opcode.continuation ? undefined : bytes),
    }),
  },
  {
    name: 'loses a message among many',
    foundBy: ['order'],
    make: () => {
      let messages = 0
      return {
        fromClient: ({ bytes }) => {
          messages += 1
          return messages === 3000 ? Buffer.alloc(0) : bytes
        },
      }
    },
  },
  {
    name: 'removes extensions',
    foundBy: ['compression'],
    make: () => ({ request: (head) => head.replace(/^sec-websocket-extensions:.*\r\n/gim, '') }),
  },
  {
    name: 'removes subprotocols',
    foundBy: ['subprotocols'],
    make: () => ({ request: (head) => head.replace(/^sec-websocket-protocol:.*\r\n/gim, '') }),
  },
  {
    name: 'changes text',
    foundBy: ['messages'],
    make: () => ({
      fromServer: ({ payload, bytes }) =>
        payload.toString() === 'hello'
          ? frame('HELLO', { opcode: Opcode.text, isMasked: false })
          : bytes,
    }),
  },
  {
    name: 'ends idle connections',
    foundBy: ['idle'],
    asked: { idleSeconds: 3 },
    make: () => ({ idleMs: 1500 }),
  },
  {
    name: 'passes answers on in lumps',
    foundBy: ['lumps', 'sse'],
    make: () => ({ bufferMs: 150 }),
  },
  {
    name: 'takes pings out',
    foundBy: ['pings'],
    make: () => ({
      fromClient: ({ opcode, bytes }) => (opcode === Opcode.ping ? Buffer.alloc(0) : bytes),
    }),
  },
  {
    name: 'keeps connections that the server has ended',
    foundBy: ['server-close', 'lost'],
    make: () => ({ keepsOpen: true }),
  },
  {
    name: 'tells a lost connection as a close of its own',
    foundBy: ['lost'],
    make: () => {
      let isClosing = false
      return {
        fromServer: ({ opcode, bytes }) => {
          isClosing ||= opcode === Opcode.close
          return bytes
        },
        lastWords: () => (isClosing ? Buffer.alloc(0) : CLOSE_1000),
      }
    },
  },
  {
    name: 'refuses plain requests',
    foundBy: ['http', 'sse', 'long-poll'],
    make: () => ({
      answer: (head) =>
        head.startsWith('GET') && !/^upgrade:/im.test(head)
          ? 'HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
          : undefined,
    }),
  },
  {
    name: 'ends plain requests without an answer',
    foundBy: ['http', 'sse', 'long-poll'],
    make: () => ({
      answer: (head) => (head.startsWith('GET') && !/^upgrade:/im.test(head) ? '' : undefined),
    }),
  },
  {
    name: 'changes the Host',
    foundBy: ['server-view'],
    make: () => ({ request: (head) => head.replace(/^host:.*/im, 'Host: backend') }),
  },
  {
    name: 'limits connections',
    foundBy: ['connections'],
    asked: { connections: 40 },
    make: (open) =>
      open < 20
        ? {}
        : { answer: () => 'HTTP/1.1 503 Full\r\nContent-Length: 0\r\nConnection: close\r\n\r\n' },
  },
  {
    name: 'limits the bodies of requests',
    foundBy: ['body'],
    make: () => ({
      answer: (head) =>
        head.startsWith('POST')
          ? 'HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'
          : undefined,
    }),
  },
]
