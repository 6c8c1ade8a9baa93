// One check's dealings with the endpoint, by what a browser lets a page do.
import { CannotTell } from '../../../doctor/failure.js'
import { sentence } from '../../../doctor/finding.js'
import { limited } from '../../../doctor/limited.js'
import { plainUrl } from '../../../doctor/way.js'
import { openSession } from './session.js'

/** @import { Answer, Asked, Client, Visit } from '../../../doctor/check.js' */
/** @import { Way } from '../../../doctor/way.js' */
/** @import { MakeSocket, PageSession } from './session.js' */
/** @typedef {{ makeSocket: MakeSocket, fetch: typeof fetch, origin: string }} Surroundings origin: of the page */

/** Chromium ends a connection by itself 2 s after the close of a server that does not. */
const endMs = 1500

/** What browsers send with an upgrade, and with a plain request. */
const ownHeaders =
  /^(?::.*|host|connection|upgrade|origin|user-agent|accept(?:-.*)?|cache-control|pragma|cookie|authorization|referer|priority|dnt|te|sec-.*)$/

/** @type {Client} */
const browser = {
  // WHATWG WebSockets: a message that comes when the socket is closing is dropped.
  readsBehindClose: false,
  tellsRefusals: false,
  endMs,
  // Chromium delays connections the more the more are pending: 16 by seconds.
  opensAtATime: 4,
  sends: ['user-agent'],
  isOwn: (name) => ownHeaders.test(name),
}

/** A plain request; an answer that this page may not read says nothing. @type {(surroundings: Surroundings, url: URL, options: { accept?: string, signal: AbortSignal }) => Promise<Response>} */
export const request = async ({ fetch, origin }, url, { accept = '*/*', signal }) => {
  try {
    return await fetch(url, { headers: { Accept: accept }, cache: 'no-store', signal })
  } catch (error) {
    signal.throwIfAborted()
    if (url.origin !== origin) throw new CannotTell(sentence('notReadable'))
    throw error
  }
}

/** @implements {Visit} */
export class PageVisit {
  client = browser
  #surroundings
  /** @type {Set<PageSession>} */
  #sessions = new Set()

  /** @param {Way} way @param {Asked} options @param {AbortSignal} signal @param {Surroundings} surroundings */
  constructor(way, options, signal, surroundings) {
    this.url = way.url
    this.way = way
    this.options = options
    this.signal = signal
    this.#surroundings = surroundings
    signal.addEventListener('abort', () => {
      for (const session of this.#sessions) session.terminate()
    })
  }

  /** @param {{ protocols?: string[] }} [options] @param {string} [query] */
  async open({ protocols = [] } = {}, query) {
    const url = new URL(this.url)
    if (query !== undefined) url.search = query
    const session = await openSession(this.#surroundings.makeSocket, url, protocols, this.signal)
    this.#sessions.add(session)
    return session
  }

  /** @param {string} query */
  async openToEnd(query) {
    const session = await this.open({}, query)
    return { send: session.send.bind(session), ended: session.closed }
  }

  /** @param {URL} url @param {{ accept?: string, signal?: AbortSignal }} [options] */
  fetch(url, { accept = '*/*', signal = this.signal } = {}) {
    return request(this.#surroundings, url, { accept, signal })
  }

  /** @param {number} limitMs @returns {Promise<Answer | null>} */
  async ask(limitMs) {
    const signal = limited(this.signal, limitMs)
    try {
      const { status, headers, body } = await this.fetch(plainUrl(this.url), { signal })
      await body?.cancel()
      return { status, headers, body: '', httpVersion: null }
    } catch (error) {
      this.signal.throwIfAborted()
      if (signal.aborted) return null
      throw error
    }
  }
}
