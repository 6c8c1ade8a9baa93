// The log, bounded in entries and bytes, and what of it is on show. Entries keep their number.
import { costOf } from './entry.js'

/** @import { Entry } from './entry.js' */
/** @typedef {(entry: Entry) => boolean} Test */

export class Log {
  /** @type {Entry[]} */
  entries = []
  /** The numbers of what is on show, oldest first. @type {number[]} */
  shown = []
  oldest = 1
  heldBack = 0
  #bytes = 0
  #pausedAt = Infinity
  /** @type {Test} */
  #test = () => true

  constructor(mostEntries = 100_000, mostBytes = 64 << 20) {
    this.mostEntries = mostEntries
    this.mostBytes = mostBytes
  }

  get isPaused() {
    return this.#pausedAt < Infinity
  }

  /** @param {number} number undefined for an entry that is no longer kept */
  get(number) {
    return this.entries[number - this.oldest]
  }

  /** Where an entry is on show, or would be. @param {number} number */
  positionOf(number) {
    let [low, high] = [0, this.shown.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.shown[middle] ?? 0) < number) low = middle + 1
      else high = middle
    }
    return low
  }

  /** @param {Entry} entry @returns its number */
  append(entry) {
    const number = this.oldest + this.entries.length
    this.entries.push(entry)
    this.#bytes += costOf(entry)
    this.#show(entry, number)
    const { entries } = this
    // The newest stays, however big: it is what someone is looking at.
    while (entries.length > this.mostEntries || (this.#bytes > this.mostBytes && entries[1])) {
      this.#drop(Math.ceil(entries.length / 100))
    }
    return number
  }

  /** @param {Test} test what happened to connections is shown whatever it says */
  select(test) {
    this.#test = test
    this.#scan()
  }

  /** @param {boolean} isPaused */
  pause(isPaused) {
    this.#pausedAt = isPaused ? this.oldest + this.entries.length : Infinity
    this.#scan()
  }

  clear() {
    this.#drop(this.entries.length)
    this.heldBack = 0
  }

  /** @type {(wanted: (entry: Entry) => boolean) => number | null} the newest such entry's number */
  findLast(wanted) {
    const at = this.entries.findLastIndex(wanted)
    return at < 0 ? null : this.oldest + at
  }

  /** @param {number} count */
  #drop(count) {
    for (const entry of this.entries.splice(0, count)) this.#bytes -= costOf(entry)
    this.oldest += count
    this.shown.splice(0, this.positionOf(this.oldest))
  }

  #scan() {
    this.shown = []
    this.heldBack = 0
    for (const [at, entry] of this.entries.entries()) this.#show(entry, this.oldest + at)
  }

  /** @param {Entry} entry @param {number} number */
  #show(entry, number) {
    if (entry.direction !== 'event' && !this.#test(entry)) return
    if (number < this.#pausedAt) this.shown.push(number)
    else this.heldBack += 1
  }
}
