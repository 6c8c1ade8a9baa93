// Round trips. A reply answers the oldest message that it equals; those sent before are lost.

/** @import { Data } from './connection.js' */

const mostPending = 50_000
const mostSamples = 300
/** How many lost messages in a row a reply is looked for behind. */
const farthest = 1000

/** @param {Data} a @param {Data} b */
const isSame = (a, b) =>
  a === b ||
  (typeof a !== 'string' && a.length === b.length && a.every((byte, at) => byte === b[at]))

export class PendingEchoes {
  /** @type {{ data: Data, at: number }[]} */
  #sent = []

  get size() {
    return this.#sent.length
  }

  /** @param {Data} data @param {number} at @returns how many were given up to keep the bound */
  add(data, at) {
    this.#sent.push({ data, at })
    return this.size > mostPending ? this.#sent.splice(0, mostPending / 2).length : 0
  }

  /** @param {Data} data @param {number} now */
  match(data, now) {
    const lost = this.#sent.slice(0, farthest).findIndex((sent) => isSame(sent.data, data))
    const sent = this.#sent[lost]
    this.#sent.splice(0, lost + 1)
    return sent && { ms: now - sent.at, lost }
  }
}

/** The last few hundred, oldest first; null is a message that was lost. */
export class RoundTrips {
  /** @type {(number | null)[]} */
  samples = []
  lost = 0

  /** @param {number | null} sample */
  add(sample) {
    this.samples.push(sample)
    if (this.samples.length > mostSamples) this.samples.shift()
  }

  /** @param {number} count */
  lose(count) {
    this.lost += count
    for (let left = Math.min(count, mostSamples); left > 0; left -= 1) this.add(null)
  }

  clear() {
    this.samples = []
    this.lost = 0
  }

  get figures() {
    const sorted = this.samples.filter((ms) => ms !== null).sort((a, b) => a - b)
    /** @param {number} share by nearest rank */
    const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
    return { min: rank(0), median: rank(0.5), p99: rank(0.99), max: rank(1) }
  }
}
