// How long an answer to a plain request takes, connection included, and who gives it.
import { CannotTell, sayError } from '../failure.js'
import { broken, note, ok, sentence } from '../finding.js'
import { productOf } from '../products.js'

/** @import { Check } from '../check.js' */
/** @import { Part } from '../finding.js' */

const LIMIT_MS = 5000

/** @type {Check} */
export const http = {
  name: 'http',
  group: 'Way in',
  needs: ['answer'],
  async run(visit) {
    const startedAt = performance.now()
    try {
      const answer = await visit.ask(LIMIT_MS)
      if (answer === null) return unanswered(sentence('lateAnswer', { seconds: LIMIT_MS / 1000 }))
      const httpMs = performance.now() - startedAt
      const { status, httpVersion } = answer
      const { name } = productOf({ ...answer, body: '' })
      const said = httpVersion === null ? status : `HTTP/${httpVersion} ${status}`
      const value = name
        ? sentence('httpBy', { answer: said, product: name, ms: httpMs.toFixed(1) })
        : sentence('httpIn', { answer: said, ms: httpMs.toFixed(1) })
      const figures = { status, httpVersion, httpMs }
      if (status < 500) return ok(value, { figures })
      return note(value, {
        meaning: sentence('httpFails'),
        change: sentence('lookBehind'),
        figures,
      })
    } catch (error) {
      visit.signal.throwIfAborted()
      if (error instanceof CannotTell) throw error
      return unanswered(sayError(error))
    }
  },
}

/** @param {Part} value */
const unanswered = (value) =>
  broken(value, { meaning: sentence('httpUnanswered'), change: sentence('httpLook') })
