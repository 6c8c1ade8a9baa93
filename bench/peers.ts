// The servers that are compared, and how each is started. All serve the same: `/echo`, and for the
// rows that need it `/echo_once`, on a free port of the loopback address.

import { fileURLToPath } from 'node:url'
import type { Dialect } from './load/frames.ts'
import type { Command } from './server-process.ts'

export interface Peer {
  name: string
  dialect: Dialect
  path: string
  command: Command
}

/** `ws` uses bufferutil by itself where it is installed; this keeps it from doing so. */
const WITHOUT_BUFFERUTIL = { WS_NO_BUFFER_UTIL: '1' }

/** As `npm start`, with room for the idle connections and without pings: no peer sends any. */
const SETTINGS = { PORT: '0', MAX_CONNECTIONS: '20000', HEARTBEAT_SECONDS: '0' }

export const peers = {
  ours: peer('edge-echo', onNode('../dist/node.js', SETTINGS)),
  oursWithoutBufferutil: peer(
    'edge-echo, no bufferutil',
    onNode('../dist/node.js', { ...SETTINGS, ...WITHOUT_BUFFERUTIL }),
  ),
  ws: peer('ws', onNode('servers/ws.mjs', WITHOUT_BUFFERUTIL)),
  wsWithBufferutil: peer('ws + bufferutil', onNode('servers/ws.mjs')),
  hono: peer('Hono c.text()', onNode('servers/hono.mjs')),
}

export type PeerId = keyof typeof peers

function peer(name: string, command: Command, options: Partial<Peer> = {}): Peer {
  return { name, command, dialect: 'websocket', path: '/echo', ...options }
}

function onNode(script: string, env: Record<string, string> = {}): Command {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return { file: process.execPath, args: [path], env, isNode: true }
}
