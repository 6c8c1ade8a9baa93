// Writes what happens on connections into the log, and measures the round trips.
import { closeName } from '../wire/close-codes.js'
import { RoundTrips } from '../wire/round-trips.js'

/** @import { Data, Listener } from '../wire/connection.js' */
/** @import { Entry } from './log.js' */

/** @param {(entry: Entry) => void} write */
export const startJournal = (write) => {
  const roundTrips = new RoundTrips()

  /** @param {Entry['direction']} direction @param {Data} data @param {number} [roundTripMs] */
  const note = (direction, data, roundTripMs) => {
    const text = typeof data === 'string'
    const size = text ? new TextEncoder().encode(data).length : data.length
    const kind = text ? 'text' : 'binary'
    write({ at: Date.now(), direction, kind, size, roundTripMs, data })
  }

  /** @satisfies {Record<string, Listener>} */
  const events = {
    sent: ({ pending }, data) => {
      roundTrips.lose(pending.add(data, performance.now()))
      note('sent', data)
    },

    received: ({ pending }, data) => {
      const match = pending.match(data, performance.now())
      roundTrips.lose(match?.lost ?? 0)
      if (match) roundTrips.add(match.ms)
      note('received', data, match?.ms)
    },

    changed: ({ phase, target, socket, ending, pending }) => {
      if (phase === 'open') note('opened', `${target.url} ${socket.protocol}`)
      if (!ending) return
      roundTrips.lose(pending.size)
      const { code, reason, wasClean } = ending
      note('closed', `${code} ${closeName(code)}, clean: ${wasClean} ${reason}`)
    },
  }
  return { roundTrips, ...events }
}
