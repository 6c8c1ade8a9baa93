// What the doctor knows of the path before it checks: whether an upgrade passes, and whether an
// edge-echo server is behind it, which tells what it saw.

import {
  connect,
  UpgradeRefusedError,
  type WebSocketSession,
} from '../../library/client/node/index.ts'
import type { Handshake } from '../handshake/handshake.ts'
import type { DoctorOptions } from './options.ts'

export interface Way {
  url: URL
  options: DoctorOptions
  /** Why no WebSocket opens; null where one does. */
  refusal: Error | null
  /** What the server saw of an upgrade, or of the request that became of it; null where it does not tell. */
  seen: Handshake | null
}

const LIMIT_MS = 10_000

/** How long an open connection may take to say it; other servers say nothing there. */
const HANDSHAKE_MS = 2000

export async function findWay(url: URL, options: DoctorOptions): Promise<Way> {
  const [refusal, seen] = await Promise.all([
    open(url, options).then(
      (session) => {
        session.terminate()
        return null
      },
      (error: Error) => error,
    ),
    askHandshake(url, options),
  ])
  return { url, options, refusal, seen }
}

/** Beside the endpoint: `/some/echo` has `/some/handshake`. */
export function beside(url: URL, name: string): URL {
  const found = new URL(name, url)
  found.search = ''
  return found
}

/** The same place for plain requests: `wss:` is `https:`, `ws:` is `http:`. */
export function plainUrl(url: URL): URL {
  const plain = new URL(url)
  plain.protocol = plain.protocol.replace(/^ws/, 'http')
  return plain
}

/**
 * What the server saw of an upgrade that offers compression and a subprotocol; where the upgrade was
 * lost on the way, what it saw of the rest.
 */
async function askHandshake(url: URL, options: DoctorOptions): Promise<Handshake | null> {
  try {
    const session = await open(beside(url, 'handshake'), options)
    try {
      return parseHandshake(await session.wait({ signal: AbortSignal.timeout(HANDSHAKE_MS) }))
    } finally {
      session.terminate()
    }
  } catch (error) {
    return error instanceof UpgradeRefusedError ? parseHandshake(error.body) : null
  }
}

function open(url: URL, { headers }: DoctorOptions): Promise<WebSocketSession> {
  const signal = AbortSignal.timeout(LIMIT_MS)
  return connect(url, { headers, compress: true, signal })
}

/** Null for what no edge-echo server has said. */
function parseHandshake(message: unknown): Handshake | null {
  if (typeof message !== 'string') return null
  try {
    const { method, target, headers, ...rest } = JSON.parse(message) as Partial<Handshake>
    if (method === undefined || target === undefined || !Array.isArray(headers)) return null
    return {
      httpVersion: null,
      remoteAddress: null,
      localAddress: null,
      tls: null,
      runtime: null,
      maxMessageBytes: null,
      ...rest,
      method,
      target,
      headers,
    }
  } catch {
    return null
  }
}

/** The header that reached the server, or undefined. */
export function seenHeader(seen: Handshake, wanted: string): string | undefined {
  const values = seen.headers.filter(([name]) => name.toLowerCase() === wanted.toLowerCase())
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(', ')
}
