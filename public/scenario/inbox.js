// The messages that have come and that no expectation has looked at yet.

/** @import { Content } from './format.js' */
/** @typedef {{ watch: (tell: (data: Content | null) => void) => () => void, send: (data: Content) => unknown }} Talk a connection that is open; null is told at its end */

export class Inbox {
  isOver = false
  /** @type {Content[]} */
  #queue = []
  #look = () => {}

  /** @param {Talk} talk */
  constructor(talk) {
    this.stop = talk.watch((data) => {
      if (data === null) this.isOver = true
      else this.#queue.push(data)
      this.#look()
    })
  }

  /** Whether it is over, and nothing is left to look at. */
  get isDrained() {
    return this.isOver && !this.#queue.length
  }

  /** @type {(ms: number, signal: AbortSignal) => Promise<Content | null>} null when none has come by then, or none will */
  next(ms, signal) {
    const first = this.#queue.shift()
    if (first !== undefined || this.isOver || signal.aborted || ms <= 0)
      return Promise.resolve(first ?? null)
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer)
        signal.removeEventListener('abort', settle)
        this.#look = () => {}
        resolve(this.#queue.shift() ?? null)
      }
      const timer = setTimeout(settle, ms)
      signal.addEventListener('abort', settle)
      this.#look = settle
    })
  }
}
