// The log, bounded in entries and bytes, and what of it is on show. Entries keep their number.
import { dumpLine } from '../wire/bytes.js'

/**
 * @typedef {object} Entry
 * @property {number} at milliseconds since 1970
 * @property {'sent' | 'received' | 'opened' | 'closed'} direction
 * @property {'text' | 'binary'} kind
 * @property {number} size bytes on the wire
 * @property {import('../wire/connection.js').Data} data
 * @property {number} [roundTripMs]
 */

/** Each entry costs something, so that empty messages count too. @param {Entry} entry */
const costOf = ({ data }) => 100 + data.length * (typeof data === 'string' ? 2 : 1)

/** @param {Entry['data']} data */
const searchable = (data) => (typeof data === 'string' ? data : dumpLine(data.subarray(0, 1024)))

export class Log {
  /** @type {Entry[]} */
  entries = []
  /** @type {number[]} */
  #shown = []
  #oldest = 0
  #bytes = 0
  #pausedAt = Infinity
  #pattern = /(?:)/
  #directions = 'sent received'
  heldBack = 0

  constructor(mostEntries = 100_000, mostBytes = 64 << 20) {
    this.mostEntries = mostEntries
    this.mostBytes = mostBytes
  }

  get paused() {
    return this.#pausedAt < Infinity
  }

  get length() {
    return this.#shown.length
  }

  /** @param {number} number */
  get(number) {
    const entry = this.entries[number - this.#oldest]
    if (!entry) throw new RangeError(`The log has no entry ${number}`)
    return entry
  }

  /** @param {number} position among what is on show, 0 for the newest */
  numberAt(position) {
    return this.#shown.at(-1 - position) ?? -1
  }

  /** Below 0 for an entry that is not on show. @param {number} number */
  positionOf(number) {
    const at = this.#shown.lastIndexOf(number)
    return at < 0 ? at : this.length - 1 - at
  }

  /** @param {Entry} entry */
  append(entry) {
    this.entries.push(entry)
    this.#bytes += costOf(entry)
    this.#show(entry, this.#oldest + this.entries.length - 1)
    const { entries } = this
    // The newest stays, however big: it is what someone is looking at.
    while (entries.length > this.mostEntries || (this.#bytes > this.mostBytes && entries[1])) {
      this.#drop(Math.ceil(entries.length / 100))
    }
  }

  /** @param {string} text in any case @param {string} directions of the entries to show */
  select(text, directions) {
    this.#pattern = new RegExp(text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
    this.#directions = directions
    this.#scan()
  }

  /** @param {boolean} paused */
  pause(paused) {
    this.#pausedAt = paused ? this.#oldest + this.entries.length : Infinity
    this.#scan()
  }

  clear() {
    this.#drop(this.entries.length)
    this.heldBack = 0
  }

  /** @param {number} count */
  #drop(count) {
    for (const entry of this.entries.splice(0, count)) this.#bytes -= costOf(entry)
    this.#oldest += count
    this.#shown = this.#shown.filter((number) => number >= this.#oldest)
  }

  #scan() {
    this.#shown = []
    this.heldBack = 0
    for (const [at, entry] of this.entries.entries()) this.#show(entry, this.#oldest + at)
  }

  /** @param {Entry} entry @param {number} number */
  #show({ direction, data }, number) {
    if (!this.#directions.includes(direction) || !this.#pattern.test(searchable(data))) return
    if (number < this.#pausedAt) this.#shown.push(number)
    else this.heldBack += 1
  }
}
