// A server that a test plays: it says for each attempt what becomes of it.

import { ClientSession } from '../../src/library/client/client-session.ts'
import type { Connect, ConnectOptions } from '../../src/library/client/options.ts'
import { MemorySocket } from '../../src/library/runtimes/memory/socket-pair.ts'
import { defaultLimits } from '../../src/library/websocket/session/limits.ts'

/** A session, and the server's end of it. */
export function openPair(): { session: ClientSession; server: MemorySocket } {
  const [client, server] = MemorySocket.pair()
  const session: ClientSession = new ClientSession(client, '', defaultLimits)
  client.on('close', (info) => session.end(info))
  return { session, server }
}

/** What one attempt comes to: a session, an error, or nothing at all. */
type Outcome = ClientSession | Error | 'hangs'

/** Takes an outcome for each attempt; behind the last one, every attempt fails. */
export function connectTo(...outcomes: Outcome[]) {
  const attempts: ConnectOptions[] = []
  const connect: Connect = async (_url, options = {}) => {
    const outcome = outcomes[attempts.length] ?? new Error('There is no server')
    attempts.push(options)
    if (outcome instanceof ClientSession) return outcome
    if (outcome instanceof Error) throw outcome
    return new Promise((_resolve, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason))
    })
  }
  return { connect, attempts }
}
