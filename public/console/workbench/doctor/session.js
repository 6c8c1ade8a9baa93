// A browser's WebSocket as a session: messages wait until they are asked for.
import { Failure } from '../../../doctor/failure.js'
import { sentence } from '../../../doctor/finding.js'

/** @import { Message, Session } from '../../../doctor/check.js' */
/** @typedef {(url: string, protocols: string[]) => WebSocket} MakeSocket */

/** @implements {Session} */
export class PageSession {
  #socket
  #isOver = false
  /** @type {Message[]} */
  #queue = []
  #look = () => {}

  /** @param {WebSocket} socket one that is open */
  constructor(socket) {
    this.#socket = socket
    this.protocol = socket.protocol
    this.extensions = socket.extensions
    socket.onmessage = ({ data }) => {
      this.#queue.push(typeof data === 'string' ? data : new Uint8Array(data))
      this.#look()
    }
    /** @type {Promise<{ code: number, reason: string }>} */
    this.closed = new Promise((resolve) => {
      socket.onclose = ({ code, reason }) => {
        this.#isOver = true
        resolve({ code, reason })
        this.#look()
      }
    })
  }

  /** @param {Message} message */
  send(message) {
    this.#socket.send(message)
  }

  /** @param {{ signal?: AbortSignal }} [options] @returns {Promise<Message | null>} */
  wait({ signal } = {}) {
    return new Promise((resolve, reject) => {
      const settle = () => {
        if (signal?.aborted) reject(signal.reason)
        else if (this.#queue.length || this.#isOver) resolve(this.#queue.shift() ?? null)
        else return
        signal?.removeEventListener('abort', settle)
        this.#look = () => {}
      }
      signal?.addEventListener('abort', settle)
      this.#look = settle
      settle()
    })
  }

  /** @param {number} [code] @param {string} [reason] */
  closeWrite(code, reason) {
    this.#socket.close(code, reason)
  }

  /** A page has no other end than the close. */
  terminate() {
    this.#socket.close()
  }

  isClosed() {
    return this.#socket.readyState !== this.#socket.OPEN
  }
}

/** Nothing says why. */
export class NotOpened extends Failure {
  constructor() {
    super(sentence('notOpened'))
  }
}

/**
 * Rejects with a NotOpened, with what the browser says of an address that it does not take, or with the
 * reason of the signal.
 * @type {(makeSocket: MakeSocket, url: URL, protocols: string[], signal: AbortSignal) => Promise<PageSession>}
 */
export const openSession = async (makeSocket, url, protocols, signal) => {
  signal.throwIfAborted()
  const socket = makeSocket(url.href, protocols)
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    const abort = () => {
      socket.close()
      reject(signal.reason)
    }
    signal.addEventListener('abort', abort)
    socket.onopen = () => {
      signal.removeEventListener('abort', abort)
      resolve(new PageSession(socket))
    }
    socket.onclose = () => {
      signal.removeEventListener('abort', abort)
      reject(new NotOpened())
    }
  })
}
