// Runs the checks, one after the other: what one measures must not disturb the next.
import { CannotTell, sayError } from './failure.js'
import { broken, sentence, skipped } from './finding.js'
import { isRefusal } from './way.js'

/** @import { Asked, Check, Visit } from './check.js' */
/** @import { Finding, Sentence } from './finding.js' */
/** @import { Way } from './way.js' */

/** @typedef {Finding & { name: string, group: Check['group'], tookMs: number }} Result tookMs: how long the check took, in milliseconds */

/**
 * @template {Visit} V
 * @param {Way} way
 * @param {readonly Check<V>[]} checks
 * @param {object} doctor
 * @param {Asked} doctor.options
 * @param {(signal: AbortSignal) => V} doctor.visit
 * @param {(name: string) => void} [doctor.onStart] gets each check's name before it runs
 * @param {AbortSignal} [doctor.signal] ends it; the check that runs then has no result
 * @returns {AsyncGenerator<Result, void>}
 */
export async function* examineWay(way, checks, { options, visit, onStart, signal }) {
  for (const check of checks) {
    if (signal?.aborted) return
    onStart?.(check.name)
    const startedAt = performance.now()
    const finding = await runCheck(way, check, { options, visit, signal })
    const tookMs = Math.round(performance.now() - startedAt)
    if (signal?.aborted) return
    yield { name: check.name, group: check.group, tookMs, ...finding }
  }
}

/**
 * @template {Visit} V
 * @param {Way} way
 * @param {Check<V>} check
 * @param {{ options: Asked, visit: (signal: AbortSignal) => V, signal: AbortSignal | undefined }} doctor
 * @returns {Promise<Finding>}
 */
const runCheck = async (way, check, { options, visit, signal }) => {
  const missing = missingFor(check, way)
  if (missing !== null) return skipped(missing)
  const limitMs = check.limitMs?.(options) ?? 10_000
  const controller = new AbortController()
  const late = new Late(limitMs)
  const timer = setTimeout(() => controller.abort(late), limitMs)
  const stop = () => controller.abort(signal?.reason)
  signal?.addEventListener('abort', stop)
  try {
    return await Promise.race([check.run(visit(controller.signal)), never(controller)])
  } catch (error) {
    if (error instanceof CannotTell) return skipped(error.sentence)
    return broken(sayError(error), { meaning: sentence('noEnd') })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    controller.abort(new Error('the check is over'))
  }
}

class Late extends Error {
  /** @param {number} limitMs */
  constructor(limitMs) {
    const seconds = limitMs / 1000
    super(`no answer within ${seconds} s`)
    this.sentence = sentence('lateAnswer', { seconds })
  }
}

/** Rejects when the time is up. @type {(controller: AbortController) => Promise<never>} */
const never = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

/** @type {(check: Pick<Check, 'needs'>, way: Way) => Sentence | null} */
const missingFor = ({ needs }, { refusal, seen, echoes }) => {
  const hasAnswer = refusal === null || isRefusal(refusal)
  if (needs.includes('answer') && !hasAnswer) return sentence('noAnswer')
  if (needs.includes('upgrade') && refusal !== null) return sentence('noWebSocket')
  if (needs.includes('echo') && echoes === false) return sentence('noEcho')
  return needs.includes('edge-echo') && seen === null ? sentence('noEdgeEcho') : null
}
