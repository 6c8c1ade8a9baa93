// One WebSocket from beginning to end: its phase, its messages as text or bytes, how it ended.

import { PendingEchoes } from './round-trips.js'

/** @typedef {string | Uint8Array<ArrayBuffer>} Data */
/** @typedef {{ url: string, protocols: string[] }} Target */
/** @typedef {(connection: Connection, data: Data) => void} Listener */
/** @typedef {{ onChange: (connection: Connection) => void, onMessage: Listener }} Events */

const phases = /** @type {const} */ (['connecting', 'open', 'closing', 'closed'])

export class Connection {
  /** @type {CloseEvent | null} */
  ending = null
  opened = false
  closedHere = false
  lastedMs = 0
  pending = new PendingEchoes()
  #since = performance.now()

  /** @param {Target} target @param {Events} events */
  constructor(target, events) {
    this.target = target
    this.events = events
    this.socket = new WebSocket(target.url, target.protocols)
    this.socket.binaryType = 'arraybuffer'
    this.socket.onopen = () => {
      this.opened = true
      this.#since = performance.now()
      events.onChange(this)
    }
    this.socket.onmessage = ({ data }) =>
      events.onMessage(this, typeof data === 'string' ? data : new Uint8Array(data))
    this.socket.onclose = (ending) => {
      this.ending = ending
      this.lastedMs = performance.now() - this.#since
      events.onChange(this)
    }
  }

  get phase() {
    return phases[this.socket.readyState] ?? 'closed'
  }

  /** @type {WebSocket['close']} */
  close(code, reason) {
    if (this.ending) return
    this.closedHere = true
    this.socket.close(code, reason)
    this.events.onChange(this)
  }
}
