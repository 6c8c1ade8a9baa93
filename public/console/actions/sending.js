// Sending the message, in either mode.
import { fillPlaceholders } from '../data/placeholders.js'
import { readBase64, readHex } from '../data/typed.js'
import { beginLink } from '../state/journal.js'
import { isOpen } from '../state/state.js'

/** @import { Context } from '../actions.js' */
/** @import { Data } from '../wire/pending-echoes.js' */
/** @import { Connecting } from './connecting.js' */
/** @typedef {ReturnType<typeof sending>} Sending */

const mostHistory = 30

/** @param {Context} context @param {Connecting} connect */
export const sending = ({ state, wire, render, effects }, connect) => {
  let sent = 0
  /** What is sent as soon as the connection is open. @type {{ id: number, data: Data } | null} */
  let waiting = null

  const remember = () => {
    const { message, kind, history } = state
    if (kind !== 'file' && message) {
      state.history = [...history.filter((other) => other !== message), message].slice(-mostHistory)
    }
    state.position = state.history.length
  }

  /** What the field holds, as it is to be sent; null when it is wrong. @returns {Data | null} */
  const read = () => {
    const { kind, message, file } = state
    if (kind === 'file') return file?.bytes ?? null
    if (kind === 'text') return message
    return (kind === 'hex' ? readHex : readBase64)(message).bytes ?? null
  }

  /** @param {Data} data */
  const sendOnce = (data) => {
    const to = connect.target('send')
    if (!to) {
      effects.focusWrong()
      return
    }
    const id = state.lastId + 1
    beginLink(state, id, to.url, to.protocols)
    wire({ order: 'once', id, ...to, data })
    render()
  }

  /** @param {Data} data @returns whether there was a way */
  const transmit = (data) => {
    sent += 1
    const filled = typeof data === 'string' ? fillPlaceholders(data, sent) : data
    if (state.isOnce) sendOnce(filled)
    else if (isOpen(state) && state.link) wire({ order: 'send', id: state.link.id, data: filled })
    else return false
    return true
  }

  const send = () => {
    state.tried = 'send'
    const data = read()
    if (data !== null && transmit(data)) {
      state.tried = state.isOnce ? state.tried : ''
      remember()
    } else if (data === null) effects.focusWrong()
    render()
  }

  const connectAndSend = () => {
    const data = read()
    if (isOpen(state) || state.isOnce || data === null) return send()
    if (!connect.connect()) return
    remember()
    waiting = { id: state.lastId, data }
  }

  return {
    read,
    transmit,
    remember,
    send,
    connectAndSend,

    /** To be called when something has happened on the wire. */
    sendWaiting: () => {
      const { link } = state
      if (!waiting || waiting.id !== link?.id || link.phase === 'connecting') return
      const { data } = waiting
      waiting = null
      if (isOpen(state)) transmit(data)
    },

    /** @type {(kind: 'text' | 'hex', text: string) => void} */
    example: (kind, text) => {
      state.kind = kind
      state.message = text
      connectAndSend()
    },
  }
}
