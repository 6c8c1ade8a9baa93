// What is wrong with what was typed. It follows from the fields, so that it goes when they are right.

import { jsonFaultAt, looksLikeJson } from '../data/json.js'
import { readBase64, readHex } from '../data/typed.js'
import {
  isCloseCode,
  isCloseReason,
  isMixed,
  parseAddress,
  parseProtocols,
} from '../wire/address.js'
import { isOpen } from './state.js'

/** @import { Key, Values } from '../../shared/language.js' */
/** @import { State } from './state.js' */
/** @typedef {{ key: Key, values?: Values }} Sentence */
/** @typedef {'address' | 'protocols' | 'closeCode' | 'closeReason' | 'send' | 'message'} Place */

/** @type {(state: State, page: URL | Location) => Partial<Record<Place, Sentence>>} only of what was tried */
export const errorsOf = (state, page) => {
  const errors = /** @type {Partial<Record<Place, Sentence>>} */ ({})
  const { tried, address, protocols, closeCode, closeReason, isOnce } = state
  if (tried === 'connect' || (tried === 'send' && isOnce)) {
    const url = parseAddress(address)
    if (url === null) errors.address = { key: 'badAddress' }
    else if (isMixed(page, url)) errors.address = { key: 'mixedAddress' }
    if (parseProtocols(protocols) === null) errors.protocols = { key: 'badProtocols' }
  }
  if (tried === 'close') {
    if (!isCloseCode(closeCode)) errors.closeCode = { key: 'badCode' }
    if (!isCloseReason(closeReason)) errors.closeReason = { key: 'badReason' }
  }
  if (tried === 'send') {
    if (!isOnce && !isOpen(state)) errors.send = { key: 'notConnected' }
    if (state.kind === 'file' && !state.file) errors.message = { key: 'noFile' }
    const fault = typedFault(state)
    if (fault) errors.message = { key: fault.key, values: fault }
  }
  return errors
}

/** @typedef {{ key: Key, at: number, line: number, column: number, character: string }} TypedFault */

/** Where the message is not what it is sent as. @param {State} state @returns {TypedFault | null} */
export const typedFault = ({ kind, message }) => {
  const read = kind === 'hex' ? readHex : kind === 'base64' ? readBase64 : null
  const fault = read?.(message).fault
  return fault ? { ...placeOf(message, fault.at), ...fault } : null
}

/** What looks like JSON and is none is still sent: it is a hint. @param {State} state @returns {TypedFault | null} */
export const jsonFault = ({ kind, message }) => {
  if (kind !== 'text' || !looksLikeJson(message) || message.includes('{{')) return null
  const at = jsonFaultAt(message)
  if (at === null) return null
  return { ...placeOf(message, at), at, key: at < message.length ? 'jsonCharacter' : 'jsonCut' }
}

/** @param {string} text @param {number} at */
const placeOf = (text, at) => {
  const before = text.slice(0, at).split('\n')
  const character = text[at] ?? ''
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, character }
}
