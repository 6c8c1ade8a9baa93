// Messages at a fixed rate, whether or not the server keeps up: each is due at a time of its own, and
// its round trip counts from then, so that a pause of the server, or of the generator, is seen in all
// the messages that it delays and not in one alone (coordinated omission).

import { setImmediate as nextTurn } from 'node:timers/promises'
import { Connection, type Target } from './connection.ts'
import { echoChecks } from './echo-check.ts'
import { type MessageShape, messageBytes } from './frames.ts'
import { type Pace, type RoundTrips, Timetable } from './timetable.ts'

export interface PacedLoad extends MessageShape, Pace {
  kind: 'paced'
  target: Target
  /** They take turns in sending. */
  connections: number
}

/** So many are written before what has come in is read. */
const BURST = 32

/** The last echo has this long to come in. */
const PATIENCE_MS = 10_000

export async function runPacedLoad(load: PacedLoad): Promise<RoundTrips> {
  const { request, echo } = messageBytes(load)
  const clients = await Promise.all(
    Array.from({ length: load.connections }, () => Connection.open(load.target)),
  )
  const timetable = new Timetable(load)
  const missing = receive(clients, echo, timetable)
  await sendWhenDue(clients, request, timetable)
  while (missing() > 0) {
    if (performance.now() > timetable.dueMs(timetable.total) + PATIENCE_MS) {
      throw new Error(`The echoes of ${missing()} messages are missing`)
    }
    await nextTurn()
  }
  for (const client of clients) client.destroy()
  return timetable.summarize()
}

/** Returns what tells how many have not come in yet. */
function receive(clients: readonly Connection[], echo: Buffer, timetable: Timetable): () => number {
  const newCheck = echoChecks(echo)
  let missing = timetable.total
  for (const [index, client] of clients.entries()) {
    const check = newCheck()
    // A connection's echoes come in the order of its messages.
    let message = index
    client.onBytes = (length, buffer) => {
      const now = performance.now()
      for (let whole = check(length, buffer); whole > 0; whole -= 1) {
        timetable.received(message, now)
        message += clients.length
        missing -= 1
      }
    }
  }
  return () => missing
}

async function sendWhenDue(
  clients: readonly Connection[],
  request: Buffer,
  timetable: Timetable,
): Promise<void> {
  let message = 0
  while (message < timetable.total) {
    for (let burst = 0; burst < BURST && message < timetable.total; burst += 1) {
      const now = performance.now()
      if (now < timetable.dueMs(message)) break
      clients[message % clients.length]?.socket.write(request)
      timetable.sent(message, now)
      message += 1
    }
    // Not a timer, which would be up to a millisecond late: the generator spins.
    await nextTurn()
  }
}
