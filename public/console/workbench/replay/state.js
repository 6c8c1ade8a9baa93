// What the page knows of a replay, as plain data, and what follows from it.
import { compareRecordings } from '../recording/comparison.js'
import { longestGapMs, passedBy } from '../recording/recording.js'

/** @import { Step } from '../../wire/playing.js' */
/** @import { Told } from '../../wire/wire.js' */
/** @import { FileFault } from '../../../shared/checked.js' */
/** @import { Comparison } from '../recording/comparison.js' */
/** @import { Passed, Recording } from '../recording/recording.js' */

export const paces = /** @type {const} */ (['1', '10', 'answers', 'steps'])

/** @typedef {Omit<Recording, 'messages'> & { messages: (Passed & { serial: number })[] }} Taken what comes now; the serial finds it in the log */
/**
 * @typedef {object} Replay
 * @property {Recording[]} recordings
 * @property {number} chosen which of them
 * @property {FileFault | null} fault of the file
 * @property {typeof paces[number]} pace
 * @property {string} ignore a pattern, as it was typed
 * @property {'idle' | 'sending' | 'waiting' | 'done' | 'stopped' | 'refused'} phase
 * @property {number} link the connection that it is played on
 * @property {number} run
 * @property {number} done how many are sent
 * @property {Taken | null} taken
 * @property {number} shown the row that is looked at; -1 for the first that differs
 */

/** @returns {Replay} */
export const makeReplay = () => ({
  recordings: [],
  chosen: 0,
  fault: null,
  pace: '1',
  ignore: '',
  phase: 'idle',
  link: 0,
  run: 0,
  done: 0,
  taken: null,
  shown: -1,
})

/** @param {Replay} replay */
export const chosenOf = ({ recordings, chosen }) => recordings[chosen] ?? null

/** @param {Replay} replay */
export const isPlaying = ({ phase }) => phase === 'sending' || phase === 'waiting'

/** @param {Recording} recording @returns {Step[]} */
export const stepsOf = ({ openedAt, messages }) => {
  let [before, answers] = [openedAt, 0]
  return messages.flatMap(({ direction, at, data }) => {
    if (direction === 'received') {
      answers += 1
      return []
    }
    const afterMs = Math.max(0, at - before)
    before = at
    return [{ data, afterMs, answers }]
  })
}

/** Takes what belongs to its connection. @type {(replay: Replay, batch: readonly Told[], closedHere: boolean) => boolean} whether there was any */
export const takeTold = (replay, batch, closedHere) => {
  const { taken, link, run } = replay
  let isTouched = false
  for (const event of batch) {
    if (event.type === 'repeated') {
      if (event.run === run) replay.done = event.done
      if (event.run !== run || !event.isOver) continue
      if (replay.phase === 'sending') replay.phase = 'waiting'
    } else if (event.type === 'step' || !taken || event.id !== link) continue
    else if (event.type === 'opened') taken.openedAt = event.at
    else if (event.type === 'sent' || event.type === 'received') {
      const { type: direction, at, data, serial } = event
      taken.messages.push({ direction, at, data, serial })
    } else if (event.type === 'closed') {
      const { at, code, reason } = event
      taken.end = { at, code, reason, closedHere }
    }
    isTouched = true
  }
  return isTouched
}

/** How long nothing has to be said until it is over: as long as it was when it was recorded, and a second. @type {(replay: Replay) => number} */
export const quietMs = (replay) => {
  const recorded = chosenOf(replay)
  if (!recorded || !replay.taken) return 0
  const isEndDue = recorded.end !== null && !recorded.end.closedHere
  const isAllThere =
    passedBy(replay.taken, 'received').length >= passedBy(recorded, 'received').length
  return isAllThere && !isEndDue ? 400 : Math.min(60_000, longestGapMs(recorded)) + 1000
}

/** @type {(text: string) => { pattern: RegExp | null, isWrong: boolean }} */
export const readIgnore = (text) => {
  try {
    return { pattern: text ? new RegExp(text, 'g') : null, isWrong: false }
  } catch {
    // While it is typed it is often half a pattern.
    return { pattern: null, isWrong: true }
  }
}

/** The recording as far as it has been sent: what was not asked for is not missing. @type {(recorded: Recording, taken: Taken) => Recording} */
const asFarAsSent = (recorded, taken) => {
  const next = passedBy(recorded, 'sent')[passedBy(taken, 'sent').length]
  const messages = next
    ? recorded.messages.slice(0, recorded.messages.indexOf(next))
    : recorded.messages
  return { ...recorded, messages, end: taken.end && recorded.end }
}

/** It takes a while for many messages. @type {{ taken: Taken | null, recorded: Recording | null, ignore: string, size: number, comparison: Comparison | null }} */
const made = { taken: null, recorded: null, ignore: '', size: 0, comparison: null }

/** @param {Replay} replay @returns {Comparison | null} null before it is over */
export const comparisonOf = (replay) => {
  const { taken, phase, ignore } = replay
  const recorded = chosenOf(replay)
  if (!recorded || !taken || (phase !== 'done' && phase !== 'stopped')) return null
  const size = taken.messages.length + (taken.end ? 0.5 : 0)
  const isMade =
    made.taken === taken &&
    made.recorded === recorded &&
    made.ignore === ignore &&
    made.size === size
  if (!isMade) {
    const before = phase === 'stopped' ? asFarAsSent(recorded, taken) : recorded
    const comparison = compareRecordings(before, taken, { ignored: readIgnore(ignore).pattern })
    Object.assign(made, { taken, recorded, ignore, size, comparison })
  }
  return made.comparison
}
