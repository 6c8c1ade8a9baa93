// What is searched for: words and "phrases" that all have to be there, /patterns/, and conditions
// such as `size>1k rtt>50 is:binary dir:in`. A minus in front turns each around.
import { dumpLine } from '../data/hex.js'
import { parseJson } from '../data/json.js'

/** @import { Entry, Message } from './entry.js' */
/** @typedef {(message: Message) => boolean} Test */
/** @typedef {{ test: (entry: Entry) => boolean, marks: RegExp | null, fault: string | null }} Query */

/** As much of a binary message is searched. */
const searchedBytes = 1024

/** @param {Message} message */
const searchable = ({ data }) =>
  typeof data === 'string' ? data : dumpLine(data.subarray(0, searchedBytes))

const units = { '': 1, k: 1024, m: 1 << 20, s: 1000, ms: 1 }

/** @type {Record<string, (message: Message) => boolean>} */
const kinds = {
  text: ({ kind }) => kind === 'text',
  binary: ({ kind }) => kind === 'binary',
  json: ({ data }) => typeof data === 'string' && parseJson(data) !== null,
}

/** @type {Record<string, Message['direction']>} */
const directions = { in: 'received', received: 'received', out: 'sent', sent: 'sent' }

/** @type {Record<string, (a: number, b: number) => boolean>} */
const comparisons = {
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '=': (a, b) => a === b,
}

/** @type {(term: string) => Test | null} null for what is no condition */
const readCondition = (term) => {
  const [, name, sign, digits, unit = ''] =
    /^(size|rtt)([<>]=?|=)(\d+(?:\.\d+)?)(k|m|s|ms|)b?$/i.exec(term) ?? []
  if (name && sign) {
    const bound = Number(digits) * (units[/** @type {'k'} */ (unit.toLowerCase())] ?? 1)
    const compare = comparisons[sign]
    const read = (/** @type {Message} */ { size, roundTripMs }) =>
      name.toLowerCase() === 'size' ? size : roundTripMs
    return (message) => compare?.(read(message) ?? Number.NaN, bound) ?? false
  }
  const [, field, value = ''] = /^(is|dir):(\w+)$/i.exec(term) ?? []
  if (field?.toLowerCase() === 'is') return kinds[value.toLowerCase()] ?? null
  const direction = field && directions[value.toLowerCase()]
  return direction ? (message) => message.direction === direction : null
}

const literally = (/** @type {string} */ text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** @type {(text: string) => Query} */
export const parseQuery = (text) => {
  const tests = /** @type {Test[]} */ ([])
  const marks = /** @type {string[]} */ ([])
  let fault = /** @type {string | null} */ (null)
  for (const [, minus, pattern, phrase, word = ''] of text.matchAll(
    /(-?)(?:\/((?:[^/\\]|\\.)+)\/i?|"([^"]*)"|(\S+))/g,
  )) {
    const condition = word ? readCondition(word) : null
    let test = condition
    if (!test) {
      const source = pattern ?? literally(phrase ?? word)
      try {
        const expression = new RegExp(source, 'i')
        test = (message) => expression.test(searchable(message))
        if (!minus && source) marks.push(source)
      } catch (error) {
        fault = error instanceof Error ? error.message : String(error)
        continue
      }
    }
    const wanted = test
    tests.push(minus ? (message) => !wanted(message) : wanted)
  }
  return {
    test: (entry) => entry.direction === 'event' || tests.every((test) => test(entry)),
    marks: marks.length ? new RegExp(marks.join('|'), 'gi') : null,
    fault,
  }
}
