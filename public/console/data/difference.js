// What differs between two texts, line by line; or word by word where each is one line.

/** @typedef {{ kind: 'same' | 'added' | 'removed', text: string }} Change */

/** A table of this many cells is made in a few milliseconds. */
const mostCells = 1_000_000

/** @type {(text: string) => string[]} */
const split = (text) => text.match(/[^\n]*\n|[^\n]+/g) ?? []
/** @type {(text: string) => string[]} */
const words = (text) => text.match(/\w+|\s+|[^\w\s]/g) ?? []

/** @type {(before: string[], after: string[]) => number[][]} the longest common part from each pair on */
const commonLengths = (before, after) => {
  const table = Array.from(
    { length: before.length + 1 },
    () => /** @type {number[]} */ (new Array(after.length + 1).fill(0)),
  )
  for (let left = before.length - 1; left >= 0; left -= 1) {
    const [row = [], below = []] = [table[left], table[left + 1]]
    for (let right = after.length - 1; right >= 0; right -= 1) {
      row[right] =
        before[left] === after[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0)
    }
  }
  return table
}

/** @type {(before: string[], after: string[]) => Change[]} */
const compare = (before, after) => {
  const table = commonLengths(before, after)
  const changes = /** @type {Change[]} */ ([])
  let [left, right] = [0, 0]
  while (left < before.length || right < after.length) {
    const [old, fresh] = [before[left], after[right]]
    const skipsOld = (table[left + 1]?.[right] ?? -1) >= (table[left]?.[right + 1] ?? -1)
    if (old !== undefined && old === fresh) {
      changes.push({ kind: 'same', text: old })
      left += 1
      right += 1
    } else if (old !== undefined && (fresh === undefined || skipsOld)) {
      changes.push({ kind: 'removed', text: old })
      left += 1
    } else {
      changes.push({ kind: 'added', text: fresh ?? '' })
      right += 1
    }
  }
  return changes
}

/** @param {Change[]} changes */
const joinNeighbours = (changes) => {
  const joined = /** @type {Change[]} */ ([])
  for (const change of changes) {
    const last = joined.at(-1)
    if (last?.kind === change.kind) last.text += change.text
    else joined.push({ ...change })
  }
  return joined
}

/** @type {(before: string[], after: string[]) => Change[]} a change for each item; what both begin and end with is never compared twice */
export const compareLists = (before, after) => {
  let start = 0
  while (start < before.length && before[start] === after[start]) start += 1
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1
  const left = before.slice(start, before.length - end)
  const right = after.slice(start, after.length - end)
  return [
    ...before.slice(0, start).map(changed('same')),
    ...(left.length * right.length <= mostCells
      ? compare(left, right)
      : [...left.map(changed('removed')), ...right.map(changed('added'))]),
    ...before.slice(before.length - end).map(changed('same')),
  ]
}

/** @param {Change['kind']} kind */
const changed = (kind) => (/** @type {string} */ text) => ({ kind, text })

/** @type {(before: string, after: string) => Change[]} */
export const differenceOf = (before, after) => {
  if (before === after) return before ? [{ kind: 'same', text: before }] : []
  const isShort = !/\n/.test(before + after)
  const [old, fresh] = isShort ? [words(before), words(after)] : [split(before), split(after)]
  return joinNeighbours(compareLists(old, fresh))
}
