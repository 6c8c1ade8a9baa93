// The examination as a page can make it, told finding by finding.
import { PLAIN_CHECKS } from '../../../doctor/checks/index.js'
import { examineWay } from '../../../doctor/examine.js'
import { PageVisit } from './visit.js'
import { findWay } from './way.js'

/** @import { Asked, Check } from '../../../doctor/check.js' */
/** @import { Result } from '../../../doctor/examine.js' */
/** @import { Surroundings } from './visit.js' */

/** @typedef {{ url: string, options: Asked }} Order */
/**
 * @typedef {(
 *   | { type: 'checking', name: string, number: number, count: number }
 *   | { type: 'server', server: string }
 *   | { type: 'found', result: Result }
 *   | { type: 'over' }
 * )} Told
 */

/** What is asked for by a number is left out where that is 0. @param {Asked} options */
export const checksFor = ({ idleSeconds, connections }) =>
  PLAIN_CHECKS.filter(
    ({ name }) => (name !== 'idle' || idleSeconds) && (name !== 'connections' || connections),
  )

/**
 * @param {Order} order
 * @param {Surroundings} surroundings
 * @param {{ tell: (told: Told) => void, signal: AbortSignal, checks?: readonly Check[] }} run the signal ends it, and the check that runs then has no result. Default: the checks for what is asked
 */
export const runDoctor = async ({ url, options }, surroundings, run) => {
  const { tell, signal, checks = checksFor(options) } = run
  const way = await findWay(surroundings, new URL(url), signal)
  if (way.seen?.runtime) tell({ type: 'server', server: way.seen.runtime })
  let number = 0
  const results = examineWay(way, checks, {
    options,
    signal,
    visit: (checking) => new PageVisit(way, options, checking, surroundings),
    onStart: (name) => {
      number += 1
      tell({ type: 'checking', name, number, count: checks.length })
    },
  })
  for await (const result of results) tell({ type: 'found', result })
  tell({ type: 'over' })
}
