// What the page exports as JSON Lines, read back. Only direction, time and content have to be there.
import { bytesAt, FileFault, numberAt, objectAt, textAt } from '../../../shared/checked.js'
import { recordingsOf } from './recording.js'

/** @import { Entry } from '../../log/entry.js' */
/** @import { Fields } from '../../../shared/checked.js' */
/** @import { Recording } from './recording.js' */

/** @type {(fields: Fields, name: string, field: string) => string} */
const textOr = (fields, name, field) =>
  fields[name] === undefined ? '' : textAt(fields[name], `${field}.${name}`)

/** @type {(fields: Fields, name: string, field: string) => number} */
const numberOr = (fields, name, field) =>
  fields[name] === undefined ? 0 : numberAt(fields[name], `${field}.${name}`)

/** @type {(fields: Fields, field: string) => Entry} */
const readEvent = (fields, field) => {
  const { at, connection } = placeOf(fields, field)
  const event = textAt(fields.event, `${field}.event`)
  const url = textOr(fields, 'url', field)
  const common = { at, connection, direction: /** @type {const} */ ('event'), url }
  if (event === 'opened') {
    const protocol = textOr(fields, 'protocol', field)
    return { ...common, event, openMs: 0, protocol, extensions: '' }
  }
  const code = numberOr(fields, 'code', field)
  const reason = textOr(fields, 'reason', field)
  if (event === 'refused') return { ...common, event, code, reason, sentence: '' }
  if (event === 'cancelled') return { ...common, event, lastedMs: 0 }
  if (event !== 'closed')
    throw new FileFault('fieldOneOf', {
      field: `${field}.event`,
      names: 'opened, closed, refused, cancelled',
    })
  const closedHere = fields.closedHere === true
  return { ...common, event, code, reason, closedHere, wasClean: true, lastedMs: 0 }
}

/** @type {(fields: Fields, field: string) => { at: number, connection: number }} */
const placeOf = (fields, field) => {
  const at = Date.parse(textAt(fields.time, `${field}.time`))
  if (Number.isNaN(at)) throw new FileFault('fieldText', { field: `${field}.time` })
  return { at, connection: numberOr(fields, 'connection', field) }
}

/** @type {(value: unknown, field: string) => Entry} */
const readLine = (value, field) => {
  const fields = objectAt(value, field)
  const direction = textAt(fields.direction, `${field}.direction`)
  if (direction === 'event') return readEvent(fields, field)
  if (direction !== 'sent' && direction !== 'received')
    throw new FileFault('fieldOneOf', {
      field: `${field}.direction`,
      names: 'sent, received, event',
    })
  const data =
    fields.base64 === undefined
      ? textAt(fields.text, `${field}.text`)
      : bytesAt(fields.base64, `${field}.base64`)
  const kind = typeof data === 'string' ? 'text' : 'binary'
  return { ...placeOf(fields, field), direction, kind, size: 0, serial: 0, data }
}

/** @type {(text: string) => Recording[]} @throws FileFault */
export const readJsonLines = (text) => {
  const entries = text.split('\n').flatMap((line, at) => {
    if (!line.trim()) return []
    const field = `line ${at + 1}`
    try {
      return [readLine(JSON.parse(line), field)]
    } catch (error) {
      if (error instanceof FileFault) throw error
      throw new FileFault('notJson', { error: `${field}, ${error}` })
    }
  })
  const found = recordingsOf(entries)
  if (!found.length) throw new FileFault('noConversation')
  return found
}
