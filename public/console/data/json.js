// JSON: where it goes wrong, and its parts for a line in colour. Engines name faults differently, and
// some name no place at all.

const patterns = {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has them escaped
  string: /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-f]{4}))*"/iy,
  number: /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/iy,
  word: /true|false|null/y,
}
const blank = /[ \t\n\r]*/y

/** @type {(text: string) => boolean} whether a person would say that it is meant as JSON */
export const looksLikeJson = (text) => /^\s*[[{]/.test(text)

/** @type {(text: string) => { value: unknown } | null} */
export const parseJson = (text) => {
  if (!looksLikeJson(text)) return null
  try {
    return { value: JSON.parse(text) }
  } catch {
    // Not JSON: it is then shown as the text that it is.
    return null
  }
}

/** @type {(text: string) => number | null} the first character that cannot stand there; null when right */
export const jsonFaultAt = (text) => {
  let at = 0
  /** What closes each list and object that is open. */
  const open = /** @type {string[]} */ ([])
  let expected = /** @type {'value' | 'first' | 'key' | 'firstKey' | 'after'} */ ('value')
  /** @param {RegExp} pattern */
  const take = (pattern) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? ''
    at += found.length
    return found
  }
  take(blank)
  while (at < text.length) {
    const character = text[at] ?? ''
    const isKey = expected === 'key' || expected === 'firstKey'
    if (expected === 'after') {
      if (!open.length) return at
      at += 1
      if (character === open.at(-1)) open.pop()
      else if (character === ',') expected = open.at(-1) === '}' ? 'key' : 'value'
      else return at - 1
    } else if (character === open.at(-1) && (expected === 'first' || expected === 'firstKey')) {
      at += 1
      open.pop()
      expected = 'after'
    } else if (isKey) {
      if (!take(patterns.string)) return at
      take(blank)
      if (text[at] !== ':') return at
      at += 1
      expected = 'value'
    } else if (character === '{' || character === '[') {
      at += 1
      open.push(character === '{' ? '}' : ']')
      expected = character === '{' ? 'firstKey' : 'first'
    } else {
      if (!take(patterns.string) && !take(patterns.number) && !take(patterns.word)) return at
      expected = 'after'
    }
    take(blank)
  }
  return open.length || expected !== 'after' ? text.length : null
}

/** @typedef {{ text: string, part: 'key' | 'string' | 'number' | 'word' | 'plain' }} Piece */

const pieces =
  /("(?:[^"\\]|\\.)*"?)(?=(\s*:)?)|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g

/** @type {(text: string) => Piece[]} may be cut anywhere */
export const colourJson = (text) => {
  const found = /** @type {Piece[]} */ ([])
  let end = 0
  for (const match of text.matchAll(pieces)) {
    const [whole, string, colon] = match
    if (match.index > end) found.push({ text: text.slice(end, match.index), part: 'plain' })
    const part = string ? (colon ? 'key' : 'string') : match[3] ? 'number' : 'word'
    found.push({ text: whole, part })
    end = match.index + whole.length
  }
  if (end < text.length) found.push({ text: text.slice(end), part: 'plain' })
  return found
}
