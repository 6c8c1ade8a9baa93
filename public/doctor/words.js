// Findings in a language.

/** @import { Say } from '../shared/language.js' */
/** @import { Finding, Part, Sentence, Verdict } from './finding.js' */

/** @typedef {Omit<Finding, 'value' | 'meaning' | 'change'> & { verdict: Verdict, value: string, meaning?: string, change?: string }} SaidFinding */

/** @type {(say: Say, text: Part) => string} */
const inWords = (say, text) => {
  if (typeof text !== 'object') return `${text}`
  const values = Object.entries(text.values ?? {}).map(([name, value]) => [
    name,
    inWords(say, value),
  ])
  return say(text.key, Object.fromEntries(values))
}

/** @param {unknown} value @returns {value is Sentence} */
const isSentence = (value) => typeof value === 'object' && value !== null && 'key' in value

/** @type {(say: Say, finding: Finding) => SaidFinding} */
export const sayFinding = (say, { verdict, value, meaning, change, figures }) => ({
  verdict,
  value: inWords(say, value),
  ...(meaning === undefined ? {} : { meaning: inWords(say, meaning) }),
  ...(change === undefined ? {} : { change: inWords(say, change) }),
  ...(figures === undefined ? {} : { figures: sayFigures(say, figures) }),
})

/** @type {(say: Say, figures: Record<string, unknown>) => Record<string, unknown>} */
const sayFigures = (say, figures) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      isSentence(value) ? inWords(say, value) : value,
    ]),
  )
