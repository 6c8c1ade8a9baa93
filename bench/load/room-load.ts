// One connection that speaks to a room: what it says comes back on every connection, its own among them,
// and when all have all of it, it says more.

import { Connection, type Target } from './connection.ts'
import { echoChecks, repeat } from './echo-check.ts'
import { type MessageShape, messageBytes } from './frames.ts'
import { type Measurement, measure, type WindowOptions } from './window.ts'

export interface RoomLoad extends WindowOptions, MessageShape {
  kind: 'room'
  target: Target
  /** The members. */
  connections: number
  /** Messages that are said at once. */
  inFlight: number
}

/** So many are opened at a time: a server's backlog is 511 long. */
const AT_A_TIME = 100

export async function runRoomLoad(load: RoomLoad): Promise<Measurement> {
  const { request, echo } = messageBytes(load)
  const requests = repeat(request, load.inFlight)
  const members = await openAll(load)
  const newCheck = echoChecks(echo)
  let receivedBytes = 0
  let missing = 0
  const speak = () => {
    missing = load.inFlight * members.length
    members[0]?.socket.write(requests)
  }
  for (const member of members) {
    const check = newCheck()
    member.onBytes = (length, buffer) => {
      receivedBytes += length
      missing -= check(length, buffer)
      if (missing === 0) speak()
    }
  }
  speak()
  const measured = await measure(load, () => receivedBytes / echo.length)
  for (const member of members) member.destroy()
  return measured
}

async function openAll({ target, connections }: RoomLoad): Promise<Connection[]> {
  const open: Connection[] = []
  while (open.length < connections) {
    const count = Math.min(AT_A_TIME, connections - open.length)
    open.push(...(await Promise.all(Array.from({ length: count }, () => Connection.open(target)))))
  }
  return open
}
