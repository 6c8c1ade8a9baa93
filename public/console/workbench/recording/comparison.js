// What a server answers now, beside what was recorded: message by message, and the first that differs.
import { compareLists } from '../../data/difference.js'
import { formatBase64 } from '../../data/hex.js'
import { passedBy } from './recording.js'

/** @import { End, Passed, Recording } from './recording.js' */
/**
 * @typedef {object} Row
 * @property {'sent' | 'same' | 'changed' | 'missing' | 'extra'} kind
 * @property {number} number of the message in the recording; for one too many, of that before it
 * @property {Passed} [before]
 * @property {Passed} [after]
 */
/** @typedef {{ rows: Row[], first: number, counts: Record<Row['kind'], number>, ends: { before: End | null, after: End | null } | null }} Comparison `first` is -1 when no message differs, `ends` is null when they are alike */

/** What stands for a message in the comparison. @type {(passed: Passed, ignored: RegExp | null) => string} */
const keyOf = ({ data }, ignored) => {
  if (typeof data !== 'string') return `bytes ${formatBase64(data)}`
  return `text ${ignored ? data.replace(ignored, '') : data}`
}

/** @typedef {{ kind: 'same' | 'changed' | 'missing' | 'extra', before?: Passed, after?: Passed }} Pair */

/** @type {(before: Passed[], after: Passed[], ignored: RegExp | null) => Pair[]} */
const align = (before, after, ignored) => {
  const [old, fresh] = [before, after].map((list) => list.map((each) => keyOf(each, ignored)))
  const pairs = /** @type {Pair[]} */ ([])
  let [left, right] = [0, 0]
  /** Of a stretch that differs: what is gone, and what came in its place. */
  let gone = /** @type {Passed[]} */ ([])
  let come = /** @type {Passed[]} */ ([])
  const settle = () => {
    for (let at = 0; at < Math.max(gone.length, come.length); at += 1) {
      const [was, is] = [gone[at], come[at]]
      if (was && is) pairs.push({ kind: 'changed', before: was, after: is })
      else if (was) pairs.push({ kind: 'missing', before: was })
      else if (is) pairs.push({ kind: 'extra', after: is })
    }
    gone = []
    come = []
  }
  for (const { kind } of compareLists(old ?? [], fresh ?? [])) {
    const [was, is] = [before[left], after[right]]
    if (kind === 'same' && was && is) {
      settle()
      pairs.push({ kind, before: was, after: is })
    }
    if (kind === 'removed' && was) gone.push(was)
    if (kind === 'added' && is) come.push(is)
    if (kind !== 'added') left += 1
    if (kind !== 'removed') right += 1
  }
  settle()
  return pairs
}

/** @type {(before: End | null, after: End | null) => boolean} an end that was asked for from here says nothing of the server */
const endsAlike = (before, after) => {
  const [was, is] = [before, after].map((end) => (end?.closedHere ? null : end))
  return was?.code === is?.code && was?.reason === is?.reason
}

/**
 * @param {Recording} recorded
 * @param {Recording} now
 * @param {{ ignored?: RegExp | null }} [options] what of a text may differ, as a pattern with the flag g
 * @returns {Comparison}
 */
export const compareRecordings = (recorded, now, { ignored = null } = {}) => {
  const pairs = align(passedBy(recorded, 'received'), passedBy(now, 'received'), ignored)
  const rows = /** @type {Row[]} */ ([])
  let next = 0
  /** Up to the answer that is next in the recording. */
  const takeExtras = (/** @type {number} */ number) => {
    for (let pair = pairs[next]; pair && !pair.before; pair = pairs[next]) {
      rows.push({ ...pair, number })
      next += 1
    }
  }
  for (const [at, message] of recorded.messages.entries()) {
    if (message.direction === 'sent') {
      rows.push({ kind: 'sent', number: at + 1, before: message })
      continue
    }
    takeExtras(at)
    const pair = pairs[next]
    if (pair) rows.push({ ...pair, number: at + 1 })
    next += 1
  }
  takeExtras(recorded.messages.length)
  const counts = { sent: 0, same: 0, changed: 0, missing: 0, extra: 0 }
  for (const { kind } of rows) counts[kind] += 1
  const [before, after] = [recorded.end, now.end]
  return {
    rows,
    first: rows.findIndex(({ kind }) => kind !== 'sent' && kind !== 'same'),
    counts,
    ends: endsAlike(before, after) ? null : { before, after },
  }
}
