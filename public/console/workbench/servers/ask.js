// What a server tells of itself over WebSockets: the one way in which a page may ask any server.

/** @import { Handshake } from '../../state/state.js' */
/**
 * @typedef {object} ServerFacts
 * @property {string} url of the endpoint
 * @property {string} failure why it could not be asked; empty when it was
 * @property {Handshake | null} handshake null where it is no edge-echo
 * @property {string} extensions that were agreed on
 * @property {boolean} hasClock whether ticks of its clock come
 */
/** @typedef {(url: string) => WebSocket} MakeSocket */

const longestMs = 5000

/** Beside the endpoint: `/some/echo` has `/some/handshake`. @type {(url: string, name: string) => string} */
export const beside = (url, name) => {
  const found = new URL(name, url)
  found.search = ''
  return found.href
}

/** @type {(makeSocket: MakeSocket, url: string) => Promise<{ isOpen: boolean, extensions: string, message: unknown }>} the first message of a connection; undefined when it has none */
const firstMessage = (makeSocket, url) =>
  new Promise((resolve) => {
    const told = { isOpen: false, extensions: '', message: /** @type {unknown} */ (undefined) }
    const socket = makeSocket(url)
    const settle = () => {
      clearTimeout(timer)
      resolve(told)
      socket.close()
    }
    const timer = setTimeout(settle, longestMs)
    socket.onopen = () => Object.assign(told, { isOpen: true, extensions: socket.extensions })
    socket.onmessage = ({ data }) => {
      told.message = data
      settle()
    }
    socket.onclose = settle
  })

/** @type {(message: unknown) => Handshake | null} null for what no edge-echo has said */
export const readHandshake = (message) => {
  try {
    const told = JSON.parse(typeof message === 'string' ? message : '')
    return told && typeof told.method === 'string' && Array.isArray(told.headers) ? told : null
  } catch {
    // Another server says something else, or nothing.
    return null
  }
}

/** @type {(url: string, makeSocket?: MakeSocket) => Promise<ServerFacts>} */
export const askServer = async (url, makeSocket = (address) => new WebSocket(address)) => {
  const none = { url, handshake: null, extensions: '', hasClock: false }
  try {
    const [handshake, clock] = await Promise.all([
      firstMessage(makeSocket, beside(url, 'handshake')),
      firstMessage(makeSocket, `${beside(url, 'clock')}?interval=50`),
    ])
    if (!handshake.isOpen && !clock.isOpen) return { ...none, failure: 'closed' }
    const told = readHandshake(handshake.message)
    return {
      url,
      failure: '',
      handshake: told,
      extensions: handshake.extensions,
      // Another server may say something of its own there.
      hasClock: told !== null && clock.message !== undefined,
    }
  } catch (error) {
    // The browser refuses by itself: a blocked port, or ws: from a page over https.
    return { ...none, failure: `${error}` }
  }
}
