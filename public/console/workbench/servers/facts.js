// What is known of a server, as plain data.

/** @import { Handshake } from '../../state/state.js' */

/**
 * How one transport did. `ms` is the median: of an echo there and back, or of how late ticks come by the
 * server's clock. `isHidden`: the answer is not for pages of this origin.
 * @typedef {{ works: boolean, ms: number | null, isHidden?: boolean }} Trial
 */
export const transportNames = /** @type {const} */ ([
  'webSocketEcho',
  'httpEcho',
  'longPoll',
  'serverSentEvents',
])
/** @typedef {Record<typeof transportNames[number], Trial>} Transports */
/**
 * @typedef {object} ServerFacts
 * @property {string} url of the endpoint
 * @property {boolean} isReached whether anything answered
 * @property {boolean} [isLate] of one that is not reached: whether it gave no answer in time, rather than failed
 * @property {Handshake | null} handshake null where it is no edge-echo
 * @property {string} extensions that were agreed on
 * @property {Transports} transports
 */

/** @type {Trial} */
export const failed = { works: false, ms: null }

/** @type {Omit<ServerFacts, 'url'>} */
export const unreached = {
  isReached: false,
  handshake: null,
  extensions: '',
  transports: {
    webSocketEcho: failed,
    httpEcho: failed,
    longPoll: failed,
    serverSentEvents: failed,
  },
}
