// A conversation as it was: what went each way on one connection, when, and how it ended.

/** @import { Entry } from '../../log/entry.js' */
/** @import { Data } from '../../wire/pending-echoes.js' */

/** @typedef {{ direction: 'sent' | 'received', at: number, data: Data }} Passed `at` is in milliseconds since 1970 */
/** @typedef {{ at: number, code: number, reason: string, closedHere: boolean }} End */
/**
 * @typedef {object} Recording
 * @property {string} url empty where that is not known
 * @property {string} protocol the one that was chosen, or offered
 * @property {number} openedAt milliseconds since 1970
 * @property {Passed[]} messages
 * @property {End | null} end null while it is open, or where that is not known
 */

/** @type {(at: number) => Recording} */
const blank = (at) => ({ url: '', protocol: '', openedAt: at, messages: [], end: null })

/** The conversations of a log, oldest first; those that never opened are none. @type {(entries: readonly Entry[]) => Recording[]} */
export const recordingsOf = (entries) => {
  const found = /** @type {Map<number, Recording>} */ (new Map())
  for (const entry of entries) {
    const { connection, at } = entry
    const isEvent = entry.direction === 'event'
    if (isEvent && (entry.event === 'refused' || entry.event === 'cancelled')) continue
    const recording = found.get(connection) ?? blank(at)
    found.set(connection, recording)
    if (entry.direction !== 'event') {
      const { direction, data } = entry
      recording.messages.push({ direction, at, data })
    } else if (entry.event === 'opened') {
      Object.assign(recording, { url: entry.url, protocol: entry.protocol, openedAt: at })
    } else {
      const { code, reason, closedHere } = entry
      recording.url ||= entry.url
      recording.end = { at, code, reason, closedHere }
    }
  }
  return [...found.values()]
}

/** @param {Recording} recording @param {'sent' | 'received'} wanted */
export const passedBy = ({ messages }, wanted) =>
  messages.filter(({ direction }) => direction === wanted)

/** The longest that nothing was said, in milliseconds. @param {Recording} recording */
export const longestGapMs = ({ openedAt, messages, end }) => {
  const times = [openedAt, ...messages.map(({ at }) => at), ...(end ? [end.at] : [])]
  return times.reduce((most, at, index) => Math.max(most, at - (times[index - 1] ?? at)), 0)
}
