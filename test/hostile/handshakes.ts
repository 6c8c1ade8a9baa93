// Handshakes that are not quite one, and upgrades to something else.

import { frame } from '../support/frame.ts'
import {
  type HostileInput,
  handshakeWith,
  opened,
  opening,
  request,
  type Step,
} from './hostile-input.ts'

const refused = (name: string, ...steps: Step[]): HostileInput => ({
  name,
  steps,
  answer: ['400', 'end'],
})

const upgrade = (changes: Record<string, string | null> = {}, line = 'GET /echo HTTP/1.1') =>
  request(line, handshakeWith(changes))

const echoesAfter = (name: string, handshake: Buffer): HostileInput => ({
  name,
  steps: [handshake, { hear: 1 }, frame('still here')],
  answer: ['101', 'text "still here"'],
})

const lines = Object.entries(handshakeWith()).map(([name, value]) => `${name}: ${value}`)

export const hostileHandshakes: HostileInput[] = [
  refused('an upgrade by POST', upgrade({}, 'POST /echo HTTP/1.1')),
  refused('an upgrade with a body', upgrade({ 'Content-Length': '5' }), Buffer.from('hello')),
  refused('an upgrade with a body it never sends', upgrade({ 'Content-Length': '5' })),
  refused(
    'an upgrade with a chunked body',
    upgrade({ 'Transfer-Encoding': 'chunked' }),
    Buffer.from('0\r\n\r\n'),
  ),
  {
    name: 'an upgrade over HTTP/1.0',
    steps: [upgrade({}, 'GET /echo_once HTTP/1.0')],
    answer: ['426', 'end'],
  },
  refused('an upgrade without Host', upgrade({ Host: null })),
  refused('an upgrade with a Host that is none', upgrade({ Host: 'a b' })),
  refused('an upgrade with two Hosts', request('GET /echo HTTP/1.1', [...lines, 'Host: b'])),
  refused(
    'an upgrade with two keys',
    request('GET /echo HTTP/1.1', [...lines, 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==']),
  ),
  refused('an upgrade with a bad key', upgrade({ 'Sec-WebSocket-Key': 'short' })),
  refused('an upgrade without a key', upgrade({ 'Sec-WebSocket-Key': null })),
  {
    name: 'an upgrade of version 8',
    steps: [upgrade({ 'Sec-WebSocket-Version': '8' })],
    answer: ['426', 'end'],
  },
  {
    name: 'an upgrade of no version',
    steps: [upgrade({ 'Sec-WebSocket-Version': null })],
    answer: ['426', 'end'],
  },
  {
    name: 'an upgrade with `Connection: close`',
    steps: [upgrade({ Connection: 'close' })],
    answer: ['400', 'end'],
  },
  {
    name: 'an upgrade without Connection',
    steps: [upgrade({ Connection: null })],
    answer: ['400'],
  },
  {
    name: 'an upgrade with a no-break space before `Upgrade`',
    steps: [upgrade({ Connection: '\u00a0Upgrade' })],
    answer: ['400'],
  },
  {
    name: 'an upgrade with a tab behind `Upgrade`',
    steps: [upgrade({ Connection: 'Upgrade\t' })],
    answer: ['400'],
  },
  refused(
    'an upgrade that offers the same subprotocol twice',
    upgrade({ 'Sec-WebSocket-Protocol': 'a, a' }),
  ),
  refused(
    'an upgrade that offers a subprotocol behind a no-break space',
    upgrade({ 'Sec-WebSocket-Protocol': 'a,\u00a0b' }),
  ),
  refused(
    'an upgrade that offers a subprotocol that is no token',
    upgrade({ 'Sec-WebSocket-Protocol': 'a,,b' }),
  ),
  refused('an upgrade with a header of no name', request('GET /echo HTTP/1.1', [...lines, ': x'])),
  refused(
    'an upgrade with a line break in a header',
    request('GET /echo HTTP/1.1', [...lines, 'X: a\rb']),
  ),
  {
    name: 'an upgrade with 64 KB of headers',
    steps: [upgrade({ Cookie: 'a'.repeat(65_536) })],
    answer: ['431', 'end'],
  },
  {
    name: '`Upgrade: h2c`, as `curl --http2` sends it',
    steps: [
      request('GET /healthz HTTP/1.1', {
        Host: 'localhost',
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAMAAABkAAQAoAAAAAIAAAAA',
      }),
    ],
    answer: ['200'],
  },
  {
    name: '`Upgrade: h2c` with a body, as Java sends it',
    steps: [
      request('POST /echo HTTP/1.1', {
        Host: 'localhost',
        Connection: 'Upgrade, HTTP2-Settings',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA',
        'Content-Length': '5',
      }),
      Buffer.from('hello'),
    ],
    answer: ['405'],
  },
  {
    name: '`Upgrade: h2c` twenty times on one connection',
    steps: Array.from({ length: 20 }, (_, index) => [
      request('GET /healthz HTTP/1.1', { Host: 'a', Connection: 'Upgrade', Upgrade: 'h2c' }),
      { hear: index + 1 },
    ]).flat(),
    answer: Array.from({ length: 20 }, () => '200'),
  },
  {
    name: '`Upgrade: TLS/1.0`',
    steps: [
      request('GET /echo?message=hello HTTP/1.1', {
        Host: 'localhost',
        Connection: 'Upgrade',
        Upgrade: 'TLS/1.0',
      }),
    ],
    answer: ['200'],
  },
  echoesAfter('`Upgrade: WebSocket`', upgrade({ Upgrade: 'WebSocket' })),
  echoesAfter('`Upgrade: WEBSOCKET`', upgrade({ Upgrade: 'WEBSOCKET' })),
  echoesAfter('`Connection: keep-alive,UPGRADE`', upgrade({ Connection: 'keep-alive,UPGRADE' })),
  echoesAfter('an upgrade to one of `h2c, websocket`', upgrade({ Upgrade: 'h2c, websocket' })),
  {
    name: 'a second handshake in place of a frame',
    steps: opened(opening),
    answer: ['101', 'close 1002', 'end'],
  },
  {
    name: 'an upgrade in the same write behind a request',
    steps: [Buffer.concat([request('GET / HTTP/1.1', { Host: 'localhost' }), opening])],
    answer: ['end'],
  },
  {
    name: '`Upgrade: h2c` in the same write behind a request',
    steps: [
      Buffer.concat([
        request('GET /healthz HTTP/1.1', { Host: 'localhost' }),
        request('GET /healthz HTTP/1.1', { Host: 'a', Connection: 'Upgrade', Upgrade: 'h2c' }),
      ]),
    ],
    answer: ['end'],
  },
  {
    name: 'a refusal that the client does not take its leave of',
    steps: [
      'fall silent',
      upgrade({}, 'GET /healthz HTTP/1.1'),
      { hear: 2 },
      Buffer.from('still here'),
    ],
    answer: ['400', 'end'],
  },
]
