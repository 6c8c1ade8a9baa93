// The servers that are compared. All serve the same: `/echo`, and for the rows that need it
// `/echo_once`, on a free port of the loopback address.

import { asDenoTaskStarts, asNpmStarts, onBun, onDeno, onNode, onWorkerd } from './commands.ts'
import type { Dialect } from './load/frames.ts'
import type { Command } from './server-process.ts'

export interface Peer {
  name: string
  isOurs: boolean
  /** Whether it is another form of one that is there: a quick run leaves it out. */
  isVariant: boolean
  dialect: Dialect
  path: string
  /** A function, since a runtime is looked for only where it is needed. */
  command: () => Command
}

/** `ws` uses bufferutil by itself where it is installed; this keeps it from doing so. */
const WITHOUT_BUFFERUTIL = { WS_NO_BUFFER_UTIL: '1' }

/** Room for the idle connections, and no pings: no peer sends any. */
const SETTINGS = { PORT: '0', MAX_CONNECTIONS: '20000', HEARTBEAT_SECONDS: '0' }

export const peers = {
  ws: peer('ws', () => onNode('servers/ws.mjs', WITHOUT_BUFFERUTIL)),
  wsWithBufferutil: peer('ws + bufferutil', () => onNode('servers/ws.mjs'), { isVariant: true }),
  nodeWs: peer('node-ws', () => onNode('servers/node-ws.mjs', WITHOUT_BUFFERUTIL)),
  crossws: peer('crossws', () => onNode('servers/crossws.mjs', WITHOUT_BUFFERUTIL)),
  socketIo: peer('Socket.IO', () => onNode('servers/socket-io.mjs', WITHOUT_BUFFERUTIL), {
    dialect: 'socket.io',
    path: '/socket.io/?EIO=4&transport=websocket',
  }),
  hono: peer('Hono c.text()', () => onNode('servers/hono.mjs')),
  oursWithoutBufferutil: ours(
    'edge-echo, no bufferutil',
    () => asNpmStarts({ ...SETTINGS, ...WITHOUT_BUFFERUTIL }),
    { isVariant: true },
  ),
  oursAwaitingEach: ours(
    'edge-echo, awaiting each',
    () => asNpmStarts({}, 'servers/await-each.mjs'),
    { isVariant: true },
  ),
  ours: ours('edge-echo', () => asNpmStarts(SETTINGS)),
  wsRoom: peer(
    'ws, a loop over its clients',
    () => onNode('servers/ws-room.mjs', WITHOUT_BUFFERUTIL),
    {
      path: '/room',
    },
  ),
  writtenRoom: peer('a ready frame, one write a member', () => onNode('servers/written-room.mjs'), {
    path: '/room',
  }),
  oursRoom: ours("the library's Room", () => asNpmStarts({}, 'servers/room.mjs'), {
    path: '/room',
  }),
  deno: peer('Deno', () => onDeno('servers/deno.mjs')),
  oursOnDeno: ours('edge-echo on Deno', () => asDenoTaskStarts(SETTINGS)),
  bun: peer('Bun', () => onBun('servers/bun.mjs')),
  bunPull: peer('Bun, pulled from', () => onBun('servers/bun-pull.mjs')),
  oursOnBun: ours('edge-echo on Bun', () => onBun('../src/service/main/bun.ts', SETTINGS)),
  workerd: peer('workerd', () => onWorkerd('servers/workerd/bare.capnp')),
  oursOnWorkerd: ours('edge-echo on workerd', () => onWorkerd('servers/workerd/ours.capnp')),
}

export type PeerId = keyof typeof peers

function peer(name: string, command: () => Command, options: Partial<Peer> = {}): Peer {
  const usual = { isOurs: false, isVariant: false, dialect: 'websocket', path: '/echo' } as const
  return { name, command, ...usual, ...options }
}

function ours(name: string, command: () => Command, options: Partial<Peer> = {}): Peer {
  return peer(name, command, { ...options, isOurs: true })
}
