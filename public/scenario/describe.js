// The result of a step in words: those of the page and of the command.
import { formatDuration } from '../shared/format.js'

/** @import { Say } from '../shared/language.js' */
/** @import { Result } from './play.js' */

const mostCharacters = 100

/** @param {Result['got']} got */
const quote = (got) => {
  const text = typeof got === 'string' ? got : new TextDecoder().decode(got ?? undefined)
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text
}

/** @type {(say: Say, step: number) => string} */
export const stepName = (say, step) => (step ? say('stepOf', { number: step }) : say('onConnect'))

/** @type {(say: Say, result: Result) => string} */
export const describeResult = (say, result) => {
  const { outcome, time: count, tookMs, leftOut } = result
  if (outcome === 'passed') return say('stepPassed', { count, duration: formatDuration(tookMs) })
  if (outcome === 'sent') return say('stepSent', { count })
  if (outcome === 'notReached') return say('stepNotReached')
  const failure = describeFailure(say, result)
  return leftOut ? say('stepLeftOut', { failure, count: leftOut }) : failure
}

/** @type {(say: Say, result: Result) => string} */
const describeFailure = (say, { time, withinMs, why, got }) => {
  if (why === 'closed') return say('stepClosed', { time })
  if (why === 'stopped') return say('stepStopped', { time })
  if (got === null) return say('stepSilent', { time, withinMs })
  return say(why === 'other' ? 'stepOther' : 'stepLate', { time, withinMs, got: quote(got) })
}
