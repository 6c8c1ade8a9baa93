// Messages at a fixed rate, whether or not the server keeps up: each is due at a time of its own, and
// its round trip counts from then, so that a pause of the server, or of the generator, is seen by all
// the messages that it delays and not by one alone (coordinated omission).

import { setImmediate as nextTurn } from 'node:timers/promises'
import { quantile } from '../statistics.ts'
import { Connection, type Target } from './connection.ts'
import { echoChecks } from './echo-check.ts'
import { type MessageShape, messageBytes } from './frames.ts'

export interface PacedLoad extends MessageShape {
  kind: 'paced'
  target: Target
  /** Take turns in sending. */
  connections: number
  /** Messages, on all connections together. */
  perSecond: number
  warmupMs: number
  measureMs: number
}

/** In microseconds. */
export interface RoundTrips {
  p50: number
  p99: number
  'p99.9': number
  /** How late the generator was in sending, p99; part of the others. */
  lateness: number
}

/** So many are written before what has come in is read. */
const BURST = 32

/** The last echoes have this long to come in. */
const PATIENCE_MS = 10_000

export async function runPacedLoad(load: PacedLoad): Promise<RoundTrips> {
  const { request, echo } = messageBytes(load)
  const newCheck = echoChecks(echo)
  const intervalMs = 1000 / load.perSecond
  const unmeasured = Math.ceil(load.warmupMs / intervalMs)
  const total = unmeasured + Math.ceil(load.measureMs / intervalMs)
  const roundTrips = new Float64Array(total)
  const lateness = new Float64Array(total)
  let received = 0
  let start = 0
  const clients = await Promise.all(
    Array.from({ length: load.connections }, () => Connection.open(load.target)),
  )
  for (const [index, client] of clients.entries()) {
    const check = newCheck()
    // Echoes keep the order of the messages, and each connection sends every so manieth.
    let next = index
    client.onBytes = (length, buffer) => {
      const now = performance.now()
      for (let whole = check(length, buffer); whole > 0; whole -= 1) {
        roundTrips[next] = now - (start + next * intervalMs)
        next += clients.length
        received += 1
      }
    }
  }
  start = performance.now() + intervalMs
  let sent = 0
  while (received < total) {
    const now = performance.now()
    for (let burst = 0; burst < BURST && sent < total; burst += 1) {
      const late = now - (start + sent * intervalMs)
      if (late < 0) break
      lateness[sent] = late
      clients[sent % clients.length]?.socket.write(request)
      sent += 1
    }
    if (now > start + total * intervalMs + PATIENCE_MS) throw new Error('Echoes are missing')
    // Not a timer, which would be up to a millisecond late: the generator spins.
    await nextTurn()
  }
  for (const client of clients) client.destroy()
  const sorted = roundTrips.subarray(unmeasured).sort()
  const microseconds = (share: number) => quantile(sorted, share) * 1000
  return {
    p50: microseconds(0.5),
    p99: microseconds(0.99),
    'p99.9': microseconds(0.999),
    lateness: quantile(lateness.subarray(unmeasured).sort(), 0.99) * 1000,
  }
}
