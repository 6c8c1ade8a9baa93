// The message and what it is sent as. What was typed stays, whatever becomes of it.
import { parsers } from '../wire/parsers.js'
import { button, check, element, field, html, input, mark } from './element.js'
import { remember, startHistory } from './history.js'

const kind = element('kind', HTMLSelectElement)
const file = input('file')

/** @returns {Promise<import('../wire/connection.js').Data | null>} null when a field is marked */
export const readMessage = async () => {
  if (kind.value === 'file') {
    const content = await file.files?.[0]?.arrayBuffer().catch(() => null)
    mark('file', content ? null : 'noFile')
    return content ? new Uint8Array(content) : null
  }
  remember(field.value)
  if (kind.value === 'hex') return check('message', parsers.hex, 'badHex')
  return kind.value === 'text' ? field.value : check('message', parsers.base64, 'badBase64')
}

/** @param {string} text */
const prettyJson = (text) => {
  try {
    return /^\s*[[{]/.test(text) ? JSON.stringify(JSON.parse(text), null, 2) : ''
  } catch {
    // Not JSON, or not yet: there is nothing to show.
    return ''
  }
}

const refresh = () => {
  field.hidden = kind.value === 'file'
  file.hidden = !field.hidden
  mark('file', null)
  mark('message', null)
  const json = kind.value === 'text' ? prettyJson(field.value) : ''
  html('json-view').textContent = json
  html('json').hidden = !json
}

/** @param {() => unknown} send */
export const startComposer = (send) => {
  startHistory()
  button('send_message', send)
  html('composer').addEventListener('input', refresh)
  field.addEventListener('keydown', (event) => {
    // While an input method composes, Enter picks a character.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    send()
  })
  refresh()
}
