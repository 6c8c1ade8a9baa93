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
export const describeResult = (say, { outcome, time, tookMs, why, got }) => {
  const duration = formatDuration(tookMs)
  if (outcome === 'passed') return say('stepPassed', { count: time, duration })
  if (outcome === 'sent') return say('stepSent', { count: time })
  if (outcome === 'notReached') return say('stepNotReached')
  if (why === 'closed') return say('stepClosed', { time })
  if (got === null) return say('stepSilent', { time, duration })
  return say(why === 'other' ? 'stepOther' : 'stepLate', { time, duration, got: quote(got) })
}
