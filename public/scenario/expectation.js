// Whether an answer is the one that was expected.
import { valueAt } from './path.js'

/** @import { Content, Expectation } from './format.js' */

/** @type {(left: unknown, right: unknown) => boolean} JSON, bytes and text by their content */
const isAlike = (left, right) => {
  if (Object.is(left, right)) return true
  if (typeof left !== 'object' || typeof right !== 'object' || !left || !right) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [here, there] = [Object.entries(left), Object.entries(right)]
  const other = /** @type {Record<string, unknown>} */ (right)
  return (
    here.length === there.length &&
    here.every(([name, value]) => Object.hasOwn(other, name) && isAlike(value, other[name]))
  )
}

/** @param {Content} answer */
const parse = (answer) => {
  try {
    const text = typeof answer === 'string' ? answer : new TextDecoder().decode(answer)
    return { value: JSON.parse(text) }
  } catch {
    // No JSON has no paths.
    return null
  }
}

/** @param {unknown} value */
const asText = (value) =>
  value instanceof Uint8Array
    ? new TextDecoder().decode(value)
    : typeof value === 'string'
      ? value
      : JSON.stringify(value)

/** @type {(expectation: Expectation, answer: Content) => boolean} */
export const meets = ({ path, equals, contains }, answer) => {
  const json = path ? parse(answer) : { value: answer }
  const found = path && json ? valueAt(json.value, path) : json
  if (!found) return false
  if (equals !== undefined && !isAlike(found.value, equals)) return false
  return contains === undefined || asText(found.value).includes(contains)
}
