// What the log holds: messages, and what happened to connections between them.

/** @import { Data } from '../wire/pending-echoes.js' */

/**
 * @typedef {object} Message
 * @property {number} at milliseconds since 1970
 * @property {number} connection which one, counted from 1
 * @property {'sent' | 'received'} direction
 * @property {'text' | 'binary'} kind
 * @property {number} size bytes on the wire, without the frame's head
 * @property {Data} data
 * @property {number} serial counts the messages as they passed
 * @property {number} [roundTripMs]
 * @property {number} [answers] the serial of the message that this one is the echo of
 */
/**
 * @typedef {{ at: number, connection: number, direction: 'event', url: string } & (
 *   | { event: 'opened', openMs: number, protocol: string, extensions: string }
 *   | { event: 'closed', code: number, reason: string, wasClean: boolean, lastedMs: number, closedHere: boolean, limitBytes?: number }
 *   | { event: 'refused', code: number, reason: string, sentence: string }
 *   | { event: 'cancelled', lastedMs: number }
 * )} Happening
 */
/** @typedef {Message | Happening} Entry */

/** Each entry costs something, so that empty messages count too. @param {Entry} entry */
export const costOf = (entry) =>
  entry.direction === 'event'
    ? 400
    : 100 + entry.data.length * (typeof entry.data === 'string' ? 2 : 1)

/** @type {(data: Data) => number} */
export const sizeOf = (data) => {
  if (typeof data !== 'string') return data.length
  // Most text is ASCII, and then its length is its size.
  return /^[\0-\x7f]*$/.test(data) ? data.length : new TextEncoder().encode(data).length
}
