// Connecting, closing, and the faults of the address.
import { replaceFaults, writeFaults } from '../state/faults.js'
import { beginLink } from '../state/journal.js'
import { isBusy } from '../state/state.js'
import {
  isCloseCode,
  isCloseReason,
  isMixed,
  parseAddress,
  parseProtocols,
} from '../wire/address.js'

/** @import { Context } from '../actions.js' */
/** @import { FaultName, Faults } from '../state/faults.js' */
/** @typedef {ReturnType<typeof connecting>} Connecting */

/** How many addresses are remembered. */
const mostRecent = 8

/** @param {Context} context */
export const connecting = ({ state, wire, render, effects }) => {
  /** @param {string} url */
  const remember = (url) => {
    if (url === state.home) return
    state.recent = [url, ...state.recent.filter((address) => address !== url)].slice(0, mostRecent)
  }

  /** Where to; null when a field is wrong, which is said then. @param {'connect' | 'send'} tried */
  const target = (tried) => {
    state.tried = tried
    const url = parseAddress(state.address)
    const protocols = parseProtocols(state.protocols)
    render()
    if (url === null || protocols === null || isMixed(effects.page, url)) return null
    state.tried = ''
    state.address = url
    remember(url)
    return { url, protocols }
  }

  /** Ends what there is, without a word about it. */
  const leave = () => {
    const { link } = state
    if (!link || link.phase === 'closed') return
    state.closedHere.add(link.id)
    wire({ order: 'close', id: link.id, code: 1000 })
  }

  /** @type {(to: { url: string, protocols: string[] }, attempt?: number) => void} */
  const open = ({ url, protocols }, attempt = 0) => {
    leave()
    const id = state.lastId + 1
    beginLink(state, id, url, protocols, attempt)
    wire({ order: 'open', id, url, protocols })
    render()
  }

  const connect = () => {
    const to = target('connect')
    if (!to) {
      effects.focusWrong()
      return false
    }
    state.cause = null
    open(to)
    return true
  }

  /** @type {(fault: Partial<Faults>) => void} */
  const usePreset = (faults) => {
    state.address = replaceFaults(state.address, faults)
    render()
  }

  return {
    target,
    connect,
    usePreset,

    reconnect: () => {
      const { link } = state
      if (link) open(link, state.retry?.attempt ?? 0)
    },

    applyFaults: () => {
      connect()
    },

    close: () => {
      state.tried = 'close'
      state.retry = null
      render()
      if (!isCloseCode(state.closeCode) || !isCloseReason(state.closeReason)) {
        effects.focusWrong()
        return
      }
      state.tried = ''
      const { link } = state
      if (!link || !isBusy(state)) return
      state.closedHere.add(link.id)
      link.closedHere = true
      link.phase = 'closing'
      const code = Number(state.closeCode) || undefined
      wire({ order: 'close', id: link.id, ...(code ? { code, reason: state.closeReason } : {}) })
    },

    /** @param {KeyboardEvent} event */
    connectOnEnter: (event) => {
      if (event.key === 'Enter' && !event.isComposing && !state.isOnce) connect()
    },

    /** @type {(name: FaultName, value: string) => void} */
    setFault: (name, value) => {
      state.address = writeFaults(state.address, { [name]: value })
      render()
    },

    dismissCause: () => {
      state.cause = null
      render()
    },
  }
}
