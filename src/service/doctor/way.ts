// What the command knows of the path before it checks.

import { beside, NothingInTime, parseHandshake, type Way } from '../../../public/doctor/way.js'
import {
  connect,
  UpgradeRefusedError,
  type WebSocketSession,
} from '../../library/client/node/index.ts'
import type { Handshake } from '../handshake/handshake.ts'
import type { DoctorOptions } from './options.ts'

export interface KnownWay extends Way {
  options: DoctorOptions
  seen: Handshake | null
}

const LIMIT_MS = 10_000

/** How long an open connection may take to say it; other servers say nothing there. */
const HANDSHAKE_MS = 2000

export async function findWay(url: URL, options: DoctorOptions): Promise<KnownWay> {
  const [refusal, seen] = await Promise.all([
    open(url, options).then(
      (session) => {
        session.terminate()
        return null
      },
      (error: Error) => (error.name === 'TimeoutError' ? new NothingInTime(LIMIT_MS) : error),
    ),
    askHandshake(url, options),
  ])
  return { url, options, refusal, seen }
}

/**
 * What the server saw of an upgrade that offers compression and a subprotocol; where the upgrade was
 * lost on the way, what it saw of the rest.
 */
async function askHandshake(url: URL, options: DoctorOptions): Promise<Handshake | null> {
  try {
    const session = await open(beside(url, 'handshake'), options)
    try {
      return readHandshake(await session.wait({ signal: AbortSignal.timeout(HANDSHAKE_MS) }))
    } finally {
      session.terminate()
    }
  } catch (error) {
    return error instanceof UpgradeRefusedError ? readHandshake(error.body) : null
  }
}

function open(url: URL, { headers }: DoctorOptions): Promise<WebSocketSession> {
  const signal = AbortSignal.timeout(LIMIT_MS)
  return connect(url, { headers, compress: true, signal })
}

/** With null for what an older server does not tell. */
function readHandshake(message: unknown): Handshake | null {
  const told = parseHandshake(message)
  if (told === null) return null
  return {
    httpVersion: null,
    remoteAddress: null,
    localAddress: null,
    tls: null,
    runtime: null,
    version: '',
    maxMessageBytes: null,
    heartbeatSeconds: null,
    ...told,
  }
}
