// Two messages, and what differs between them.
import { html } from '../../shared/lit.js'
import { differenceOf } from '../data/difference.js'
import { hexDump } from '../data/hex.js'
import { parseJson } from '../data/json.js'

/** @import { Data } from '../wire/pending-echoes.js' */
/** @import { Change } from '../data/difference.js' */

/** JSON with a line for each value, so that it can be compared. @type {(data: Data, width?: number) => string} */
const comparable = (data, width) => {
  if (typeof data !== 'string') return hexDump(data.subarray(0, 1 << 16), width)
  const json = parseJson(data)
  return json ? JSON.stringify(json.value, null, 2) : data
}

/** @type {(before: Data, after: Data, hexWidth?: number) => Change[]} */
export const changesBetween = (before, after, hexWidth) => {
  const [old, fresh] = [comparable(before, hexWidth), comparable(after, hexWidth)]
  // JSON that is only written differently.
  if (old === fresh && typeof before === 'string' && typeof after === 'string')
    return differenceOf(before, after)
  return differenceOf(old, fresh)
}

/** @param {readonly Change[]} changes */
export const changesView = (changes) =>
  changes.map(({ kind, text }) =>
    kind === 'same' ? text : kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`,
  )
