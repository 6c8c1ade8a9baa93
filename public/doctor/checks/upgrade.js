// Whether a WebSocket opens, how long that takes, and else who refuses it and why.
import { sayError } from '../failure.js'
import { broken, ok, sentence } from '../finding.js'
import { adviceOf, productOf } from '../products.js'
import { isRefusal, NothingInTime, seenHeader } from '../way.js'

/** @import { Check } from '../check.js' */
/** @import { DoctorKey, Finding, Part } from '../finding.js' */
/** @import { Product } from '../products.js' */
/** @import { Refusal, Way } from '../way.js' */

/** @type {Check} */
export const upgrade = {
  name: 'upgrade',
  group: 'Way in',
  needs: [],
  async run(visit) {
    if (visit.way.refusal !== null) return explain(visit.way.refusal, visit.way)
    const startedAt = performance.now()
    await visit.open()
    const ms = performance.now() - startedAt
    return ok(sentence('upgradeOpened', { ms: ms.toFixed(1) }), { figures: { upgradeMs: ms } })
  },
}

/** @type {(error: Error, way: Way) => Finding} */
const explain = (error, { seen }) => {
  if (error instanceof NothingInTime) {
    return broken(sayError(error), cause('upgradeSilent', 'upgradeLookSilent'))
  }
  if (!isRefusal(error)) {
    const untold = 'isUntold' in error
    return broken(sayError(error), {
      meaning: sentence(untold ? 'upgradeUntold' : 'upgradeUnread'),
      change: sentence(untold ? 'upgradeAskCommand' : 'upgradeSeeWayIn'),
    })
  }
  const product = productOf(error)
  const { status, headers, body } = error
  const figures = { status, headers: [...headers], body: body.slice(0, 500) }
  if (error.isPlain) {
    const cause = status < 400 ? notPassedOn(product) : causeOf(error, product)
    return broken(sentence('upgradeNone', { answer: answerOf(status, product) }), {
      ...cause,
      figures,
    })
  }
  const value = answerOf(status, product)
  if (seen !== null && seenHeader(seen, 'upgrade') === undefined) {
    return broken(value, {
      meaning: sentence('upgradeHeaderLost'),
      change: adviceOf(product, product.upgrade),
      figures,
    })
  }
  return broken(value, { ...causeOf(error, product), figures })
}

/** @type {(status: number, product: Product) => Part} */
const answerOf = (status, { name }) =>
  name
    ? sentence('upgradeAnsweredBy', { status, product: name })
    : sentence('upgradeAnswered', { status })

/** @type {(meaning: DoctorKey, change: DoctorKey) => { meaning: Part, change: Part }} */
const cause = (meaning, change) => ({ meaning: sentence(meaning), change: sentence(change) })

/** @param {Product} product */
const notPassedOn = (product) => cause('upgradeNotPassed', product.upgrade)

/** By the status alone: what such an answer comes from most of the time. @type {(refusal: Refusal, product: Product) => { meaning: Part, change: Part }} */
const causeOf = ({ status, headers, body }, product) => {
  const location = headers.get('location')
  if (location !== null) {
    return {
      meaning: sentence('upgradeRedirect', { location }),
      change: sentence('upgradeFollow'),
    }
  }
  if (status === 401 || status === 407 || /<form\b[^>]*|type=["']?password/i.test(body))
    return cause('upgradeLogin', 'upgradeProve')
  if (status === 403) return cause('upgradeForbidden', 'upgradeAllow')
  if (status === 404) return cause('upgradeNothing', 'upgradePath')
  if (status === 429 || status === 503) return cause('upgradeMany', 'upgradeLater')
  if (status >= 500) return cause('upgradeBehind', 'lookBehind')
  return notPassedOn(product)
}
