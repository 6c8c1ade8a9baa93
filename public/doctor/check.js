// What a check is: a question about the path, answered by trying. The command and the page have a client
// each; what a check may ask of it is here.

/** @import { Finding } from './finding.js' */
/** @import { Way } from './way.js' */

export const GROUPS = /** @type {const} */ ([
  'Way in',
  'Fidelity',
  'Life',
  'Delay',
  'Width',
  'As the server saw it',
])

/** @typedef {string | Uint8Array<ArrayBuffer>} Message */

/**
 * How much is asked of the path.
 * @typedef {object} Asked
 * @property {number} messageBytes the size that a message should be able to have, in bytes
 * @property {number} idleSeconds how long a silent connection should live; 0 does not ask
 * @property {number} connections how many connections to open at once; 0 does not ask
 */

/**
 * A WebSocket, as far as checks use one: a part of the library's session.
 * @typedef {object} Session
 * @property {string} protocol
 * @property {(message: Message) => unknown} send
 * @property {(options?: { signal?: AbortSignal }) => Promise<Message | null>} wait null: closed, and all was read
 * @property {(code?: number, reason?: string) => void} closeWrite
 * @property {() => void} terminate
 * @property {() => boolean} isClosed
 * @property {() => Promise<unknown>} [ping] where the client can
 * @property {Promise<{ code: number, reason: string }>} closed
 */

/** @typedef {{ status: number, headers: Headers, body: string, httpVersion: string | null }} Answer to a plain request; null: not told */

/**
 * What a client can do.
 * @typedef {object} Client
 * @property {boolean} readsBehindClose whether it gets what comes after it has closed
 * @property {boolean} tellsRefusals whether it is told why no connection opened
 * @property {number} endMs how long it waits for the end of a connection that is closed
 * @property {number} opensAtATime how many connections it opens together without delay
 * @property {string[]} sends headers that it sends in each upgrade, in lower case
 * @property {(name: string) => boolean} isOwn whether it may send that header by itself
 */

/**
 * One check's dealings with the endpoint. Whatever it opened is gone when it is over.
 * @typedef {object} Visit
 * @property {URL} url
 * @property {Asked} options
 * @property {Way} way what is known of the path by now
 * @property {AbortSignal} signal aborted when the check is over, or out of time
 * @property {Client} client
 * @property {(options?: { protocols?: string[] }, query?: string) => Promise<Session>} open to the endpoint, with that query in place of its own
 * @property {(query: string) => Promise<{ send: (message: Message) => unknown, ended: Promise<unknown> }>} openToEnd ended: the connection below it, as far as this client can see that
 * @property {(url: URL, options?: { accept?: string, signal?: AbortSignal }) => Promise<Response>} fetch
 * @property {(limitMs: number) => Promise<Answer | null>} ask a plain request to the endpoint; null: no answer by then
 */

/**
 * @template {Visit} [V=Visit]
 * @typedef {object} Check
 * @property {string} name for `--only` and `--skip`
 * @property {typeof GROUPS[number]} group
 * @property {('answer' | 'upgrade' | 'echo' | 'edge-echo')[]} needs without it the check is skipped: an answer of any kind, a WebSocket that opens, an endpoint that has not turned out to be no echo, an edge-echo behind it
 * @property {(options: Asked) => number} [limitMs] what it takes at most; later it is broken. Default 10,000
 * @property {(visit: V) => Promise<Finding>} run rejects where it cannot tell: the error is the finding then
 */
