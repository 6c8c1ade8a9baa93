// The log as JSON Lines (jsonlines.org): an entry a line, binary as Base64. It is read back after a
// reload.
import { formatBase64, parseBase64 } from '../data/hex.js'
import { costOf } from './entry.js'

/** @import { Entry } from './entry.js' */

/** @param {Entry} entry */
export const jsonLine = (entry) => {
  const time = new Date(entry.at).toISOString()
  if (entry.direction === 'event') {
    const { at: _, ...rest } = entry
    return `${JSON.stringify({ time, ...rest })}\n`
  }
  const { at: _, data, ...rest } = entry
  const content = typeof data === 'string' ? { text: data } : { base64: formatBase64(data) }
  return `${JSON.stringify({ time, ...rest, ...content })}\n`
}

/** @type {(lines: string) => Entry[]} of what `jsonLine` wrote; nothing for anything else */
export const readJsonLines = (lines) => {
  try {
    return lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const { time, text, base64, ...rest } = JSON.parse(line)
        const at = Date.parse(time)
        if (rest.direction === 'event') return { ...rest, at }
        return { ...rest, at, data: text ?? parseBase64(base64) }
      })
  } catch {
    // Another version of the page wrote it.
    return []
  }
}

/** @type {(entries: Entry[], mostCharacters: number) => string} the newest that there is room for, without those that would take half of it */
export const newestLines = (entries, mostCharacters) => {
  const lines = []
  let left = mostCharacters
  for (let at = entries.length - 1; at >= 0; at -= 1) {
    const entry = /** @type {Entry} */ (entries[at])
    if (costOf(entry) > mostCharacters / 2) continue
    const line = jsonLine(entry)
    left -= line.length
    if (left < 0) break
    lines.push(line)
  }
  return lines.reverse().join('')
}
