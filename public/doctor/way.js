// What the doctor knows of the path before it checks: whether an upgrade passes, and whether an
// edge-echo server is behind it, which tells what it saw.
import { Failure } from './failure.js'
import { sentence } from './finding.js'

/**
 * What an edge-echo tells at `/handshake`, as far as checks look at it; null is not known.
 * @typedef {object} Seen
 * @property {string} target
 * @property {[name: string, value: string][]} headers
 * @property {string | null} remoteAddress
 * @property {string | null} runtime
 */

/**
 * @typedef {object} Way
 * @property {URL} url
 * @property {Error | null} refusal why no WebSocket opens; null where one does
 * @property {boolean} [echoes] false once the endpoint has turned out to be no echo
 * @property {Seen | null} seen what the server saw of an upgrade, or of the request that became of it; null where it does not tell
 */

/**
 * An answer where an upgrade was asked for. `isPlain`: to a request that asked for none, since the client
 * is not told the other.
 * @typedef {Error & { status: number, headers: Headers, body: string, isPlain?: boolean }} Refusal
 */

/** @param {Error | null} error @returns {error is Refusal} */
export const isRefusal = (error) =>
  error !== null && 'status' in error && 'headers' in error && 'body' in error

/** Nothing has answered within the time that was set: that says less than a connection that fails. */
export class NothingInTime extends Failure {
  /** @param {number} limitMs */
  constructor(limitMs) {
    super(sentence('lateAnswer', { seconds: limitMs / 1000 }))
  }
}

/** Beside the endpoint: `/some/echo` has `/some/handshake`. @type {(url: URL | string, name: string) => URL} */
export const beside = (url, name) => {
  const found = new URL(name, url)
  found.search = ''
  return found
}

/** The same place for plain requests: `wss:` is `https:`, `ws:` is `http:`. @param {URL} url */
export const plainUrl = (url) => {
  const plain = new URL(url)
  plain.protocol = plain.protocol.replace(/^ws/, 'http')
  return plain
}

/** @type {(message: unknown) => { method: string, target: string, headers: [string, string][] } & Record<string, unknown> | null} null for what no edge-echo server has said */
export const parseHandshake = (message) => {
  if (typeof message !== 'string') return null
  try {
    const told = JSON.parse(message)
    const isOurs = told && typeof told.method === 'string' && typeof told.target === 'string'
    return isOurs && Array.isArray(told.headers) ? told : null
  } catch {
    return null
  }
}

/** The header that reached the server, or undefined. @type {(seen: Pick<Seen, 'headers'>, wanted: string) => string | undefined} */
export const seenHeader = ({ headers }, wanted) => {
  const values = headers.filter(([name]) => name.toLowerCase() === wanted.toLowerCase())
  return values.length === 0 ? undefined : values.map(([, value]) => value).join(', ')
}
