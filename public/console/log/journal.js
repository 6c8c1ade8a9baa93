// Writes down what happens on connections: each message with its time, size and round trip, each
// opening and each ending.
import { closeName } from '../wire/close-codes.js'
import { PendingEchoes, RoundTrips } from '../wire/round-trips.js'

/** @import { Connection, Data } from '../wire/connection.js' */
/** @import { Entry } from './log.js' */

/** @param {(entry: Entry) => void} write */
export const startJournal = (write) => {
  const roundTrips = new RoundTrips()
  /** @type {WeakMap<Connection, PendingEchoes>} */
  const pending = new WeakMap()

  /** @param {Entry['direction']} direction @param {Data} data @param {number} [roundTripMs] */
  const note = (direction, data, roundTripMs) => {
    const text = typeof data === 'string'
    const size = text ? new TextEncoder().encode(data).length : data.length
    const kind = text ? 'text' : 'binary'
    write({ at: Date.now(), direction, kind, size, roundTripMs, data })
  }

  return {
    roundTrips,

    /** @param {Connection} connection @param {Data} data */
    sent: (connection, data) => {
      roundTrips.lose(pending.get(connection)?.add(data, performance.now()) ?? 0)
      note('sent', data)
    },

    /** @param {Connection} connection @param {Data} data */
    received: (connection, data) => {
      const match = pending.get(connection)?.match(data, performance.now())
      roundTrips.lose(match?.lost ?? 0)
      if (match) roundTrips.add(match.ms)
      note('received', data, match?.ms)
    },

    /** @param {Connection} connection */
    changed: (connection) => {
      const { phase, target, socket, ending } = connection
      if (phase === 'open') {
        pending.set(connection, new PendingEchoes())
        note('opened', `${target.url} ${socket.protocol}`)
      }
      if (!ending) return
      roundTrips.lose(pending.get(connection)?.size ?? 0)
      const { code, reason, wasClean } = ending
      note('closed', `${code} ${closeName(code)}, clean: ${wasClean} ${reason}`)
    },
  }
}
