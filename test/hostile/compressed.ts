// Messages of permessage-deflate that are wrong, or not what they seem. RFC 7692

import { constants, deflateRawSync } from 'node:zlib'
import { COMPRESSED, deflatedFrame } from '../support/deflate.ts'
import { frame, Opcode } from '../support/frame.ts'
import { type HostileInput, handshakeWith, request, type Step } from './hostile-input.ts'

const MIB = 1024 * 1024

const opening = request(
  'GET /echo?compress HTTP/1.1',
  handshakeWith({ 'Sec-WebSocket-Extensions': 'permessage-deflate' }),
)

const opened = (...steps: Step[]): Step[] => [opening, { hear: 1 }, ...steps]

const closes = (name: string, code: number, ...steps: Step[]): HostileInput => ({
  name,
  steps: opened(...steps),
  answer: ['101', `close ${code}`, 'end'],
})

/** A gigabyte of zeros in less than a megabyte: the same block again and again. */
export function gigabyte(): Buffer {
  const block = deflateRawSync(Buffer.alloc(16 * MIB), { finishFlush: constants.Z_SYNC_FLUSH })
  const payload = Buffer.concat(Array.from({ length: 64 }, () => block)).subarray(0, -4)
  return frame(payload, { opcode: Opcode.binary, reserved: COMPRESSED })
}

export const hostileCompression: HostileInput[] = [
  closes('a message that inflates to a gigabyte', 1009, gigabyte()),
  closes('a message that cannot be inflated', 1007, frame('ÿÿÿÿ', { reserved: COMPRESSED })),
  closes('compressed text that is not UTF-8', 1007, deflatedFrame(Buffer.from('ff', 'hex'))),
  closes('a compressed ping', 1002, frame('', { opcode: Opcode.ping, reserved: COMPRESSED })),
  {
    name: 'a reset while a hundred megabytes are inflated',
    steps: opened(
      Buffer.concat(Array.from({ length: 100 }, () => deflatedFrame(Buffer.alloc(MIB)))),
      'reset',
    ),
    answer: [],
  },
  ...['; server_max_window_bits=8', '; unknown', ';;', '; server_no_context_takeover=1'].map(
    (parameters): HostileInput => ({
      name: `an offer with "${parameters}"`,
      steps: [
        request(
          'GET /echo?compress HTTP/1.1',
          handshakeWith({ 'Sec-WebSocket-Extensions': `permessage-deflate${parameters}` }),
        ),
        { hear: 1 },
        frame('a'),
      ],
      answer: ['101', 'text "a"'],
    }),
  ),
]
