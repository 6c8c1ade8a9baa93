// A file with conversations, of either kind. Its content decides, since names are changed on the way.
import { FileFault } from '../../../shared/checked.js'
import { readHar } from './har.js'
import { readJsonLines } from './json-lines.js'

/** @import { Recording } from './recording.js' */

/** @param {string} text */
const wholeJson = (text) => {
  try {
    return JSON.parse(text)
  } catch {
    // Not one value: a value on each line, perhaps.
    return undefined
  }
}

/** @type {(text: string) => Recording[]} @throws FileFault */
export const readRecordings = (text) => {
  const trimmed = text.replace(/^\uFEFF/, '')
  const file = wholeJson(trimmed)
  if (typeof file === 'object' && file !== null && 'log' in file) return readHar(file)
  if (!/^\s*\{/.test(trimmed)) throw new FileFault('unknownFile')
  return readJsonLines(trimmed)
}
