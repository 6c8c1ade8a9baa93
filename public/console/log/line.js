// A message as one line: breaks shown as ⏎, JSON in its parts, and what was searched for marked.
import { dumpLine } from '../data/hex.js'
import { colourJson, looksLikeJson } from '../data/json.js'

/** @import { Data } from '../wire/pending-echoes.js' */
/** @typedef {{ text: string, part: string, isMarked: boolean }} LinePiece */

const mostCharacters = 300

/** @param {string} text */
export const oneLine = (text) =>
  text
    .slice(0, mostCharacters)
    .replace(/\r\n?|\n/g, '⏎')
    .replace(/\t/g, '→')

/** @type {(data: Data) => string} */
const lineOf = (data) => (typeof data === 'string' ? oneLine(data) : dumpLine(data.subarray(0, 16)))

/** @type {(text: string, marks: RegExp) => { text: string, isMarked: boolean }[]} */
const splitAtMarks = (text, marks) => {
  const pieces = []
  let end = 0
  for (const { 0: found, index } of text.matchAll(marks)) {
    // A pattern may match nothing, everywhere.
    if (!found) continue
    if (index > end) pieces.push({ text: text.slice(end, index), isMarked: false })
    pieces.push({ text: found, isMarked: true })
    end = index + found.length
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMarked: false })
  return pieces
}

/** @type {(data: Data, marks: RegExp | null) => LinePiece[]} */
export const linePieces = (data, marks) => {
  const text = lineOf(data)
  const isJson = typeof data === 'string' && looksLikeJson(data)
  const marked = marks ? splitAtMarks(text, marks) : [{ text, isMarked: false }]
  // Marks come first: the words that they find may lie across the parts of JSON.
  return marked.flatMap(({ text, isMarked }) =>
    isJson && !isMarked
      ? colourJson(text).map((piece) => ({ ...piece, isMarked }))
      : [{ text, part: 'plain', isMarked }],
  )
}
