// One WebSocket in the Worker, from beginning to end. Times are taken here, where no drawing waits.
import { PendingEchoes } from './pending-echoes.js'

/** @import { Data } from './pending-echoes.js' */

/**
 * What happens on a connection; `at` is in milliseconds since 1970, with fractions.
 * @typedef {{ id: number, at: number } & (
 *   | { type: 'opened', protocol: string, extensions: string, openMs: number }
 *   | { type: 'sent', data: Data, serial: number }
 *   | { type: 'received', data: Data, serial: number, roundTripMs?: number, answers?: number }
 *   | { type: 'lost', count: number }
 *   | { type: 'closed', code: number, reason: string, wasClean: boolean, lastedMs: number }
 *   | { type: 'failed', message: string }
 * )} WireEvent
 */
/** @typedef {{ emit: (event: WireEvent) => void, now: () => number, nextSerial: () => number }} Surroundings */

export class Connection {
  isOpen = false
  isEnded = false
  #pending = new PendingEchoes()
  #since = 0
  /** @type {((isOpened: boolean) => void)[]} */
  #onOpen = []
  /** @type {(() => void)[]} */
  #onReply = []
  /** @type {Set<(data: Data | null) => void>} */
  #watching = new Set()

  /** @param {number} id @param {WebSocket} socket @param {Surroundings} surroundings */
  constructor(id, socket, surroundings) {
    this.id = id
    this.socket = socket
    this.surroundings = surroundings
    const { emit, now } = surroundings
    this.#since = now()
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      const at = now()
      const { protocol, extensions } = socket
      this.isOpen = true
      emit({ type: 'opened', id, at, protocol, extensions, openMs: at - this.#since })
      this.#since = at
      for (const tell of this.#onOpen.splice(0)) tell(true)
    }
    socket.onmessage = ({ data }) =>
      this.#receive(typeof data === 'string' ? data : new Uint8Array(data), now())
    socket.onclose = ({ code, reason, wasClean }) => {
      const at = now()
      this.isOpen = false
      this.isEnded = true
      if (this.#pending.size) emit({ type: 'lost', id, at, count: this.#pending.size })
      emit({ type: 'closed', id, at, code, reason, wasClean, lastedMs: at - this.#since })
      for (const tell of this.#onOpen.splice(0)) tell(false)
      for (const tell of this.#onReply.splice(0)) tell()
      for (const tell of this.#watching) tell(null)
    }
  }

  get bufferedBytes() {
    return this.socket.bufferedAmount
  }

  /** @returns {Promise<boolean>} whether it opened */
  opening() {
    if (this.isOpen || this.isEnded) return Promise.resolve(this.isOpen)
    return new Promise((resolve) => this.#onOpen.push(resolve))
  }

  /** @returns {Promise<void>} until the next message, or the end */
  reply() {
    if (this.isEnded) return Promise.resolve()
    return new Promise((resolve) => this.#onReply.push(resolve))
  }

  /**
   * Is told of each message, and by null of the end.
   * @param {(data: Data | null) => void} tell
   * @returns {() => void} tells no longer
   */
  watch(tell) {
    this.#watching.add(tell)
    return () => this.#watching.delete(tell)
  }

  /** @param {Data} data @returns {boolean} whether it was open */
  send(data) {
    if (!this.isOpen) return false
    const { id, surroundings } = this
    const at = surroundings.now()
    const serial = surroundings.nextSerial()
    this.socket.send(data)
    const lost = this.#pending.add(data, at, serial)
    if (lost) surroundings.emit({ type: 'lost', id, at, count: lost })
    surroundings.emit({ type: 'sent', id, at, data, serial })
    return true
  }

  /** @param {number} [code] @param {string} [reason] */
  close(code, reason) {
    this.socket.close(code, reason)
  }

  /** @param {Data} data @param {number} at */
  #receive(data, at) {
    const { id, surroundings } = this
    const { emit } = surroundings
    const serial = surroundings.nextSerial()
    const match = this.#pending.match(data, at)
    if (match?.lost) emit({ type: 'lost', id, at, count: match.lost })
    const trip = match ? { roundTripMs: match.ms, answers: match.serial } : {}
    emit({ type: 'received', id, at, data, serial, ...trip })
    for (const tell of this.#onReply.splice(0)) tell()
    for (const tell of this.#watching) tell(data)
  }
}
