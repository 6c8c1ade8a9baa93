// Which message a reply answers: the oldest that it equals. Those sent before that one are lost.

/** @typedef {string | Uint8Array<ArrayBuffer>} Data */

const mostPending = 50_000
/** How many lost messages in a row a reply is looked for behind. */
const farthest = 1000

/** @param {Data} a @param {Data} b */
const isSame = (a, b) =>
  a === b ||
  (typeof a !== 'string' &&
    typeof b !== 'string' &&
    a.length === b.length &&
    a.every((byte, at) => byte === b[at]))

export class PendingEchoes {
  /** @type {{ data: Data, at: number, serial: number }[]} */
  #sent = []

  get size() {
    return this.#sent.length
  }

  /** @type {(data: Data, at: number, serial: number) => number} how many were given up to keep the bound */
  add(data, at, serial) {
    this.#sent.push({ data, at, serial })
    return this.size > mostPending ? this.#sent.splice(0, mostPending / 2).length : 0
  }

  /** @param {Data} data @param {number} now */
  match(data, now) {
    const first = this.#sent[0]
    const lost =
      first && isSame(first.data, data)
        ? 0
        : this.#sent.slice(0, farthest).findIndex((sent) => isSame(sent.data, data))
    const sent = this.#sent[lost]
    if (lost === 0) this.#sent.shift()
    else this.#sent.splice(0, lost + 1)
    return sent && { ms: now - sent.at, lost, serial: sent.serial }
  }
}
