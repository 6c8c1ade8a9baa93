// What the page knows of the scenario that is written or run, as plain data, and what follows from it.
import { checkScenario } from '../../../scenario/format.js'
import { FileFault } from '../../../shared/checked.js'
import { parseProtocols } from '../../wire/address.js'
import { emptyDraft, fileOf } from './draft.js'

/** @import { Scenario } from '../../../scenario/format.js' */
/** @import { Result } from '../../../scenario/play.js' */
/** @import { State } from '../../state/state.js' */
/** @import { Draft } from './draft.js' */

/**
 * @typedef {object} Work
 * @property {Draft} draft
 * @property {Draft | null} saved the draft as it was saved
 * @property {FileFault | null} fault of a file that was to be read
 * @property {boolean} isTried whether what is wrong with the draft is to be said
 * @property {'idle' | 'running' | 'done' | 'refused'} phase
 * @property {number} link the connection that it runs on
 * @property {number} run
 * @property {Result[]} results
 */

/** @returns {Work} */
export const makeWork = () => ({
  draft: emptyDraft(),
  saved: null,
  fault: null,
  isTried: false,
  phase: 'idle',
  link: 0,
  run: 0,
  results: [],
})

/** @type {(state: Pick<State, 'address' | 'protocols'>, draft: Draft) => Record<string, unknown>} what is saved and exported, with where it runs */
export const fileFor = ({ address, protocols }, draft) =>
  fileOf(draft, { address, protocols: parseProtocols(protocols) ?? [] })

/** @type {(draft: Draft) => { scenario: Scenario, fault: null } | { scenario: null, fault: FileFault }} */
export const checkDraft = (draft) => {
  try {
    return { scenario: checkScenario(fileOf(draft)), fault: null }
  } catch (fault) {
    if (fault instanceof FileFault) return { scenario: null, fault }
    throw fault
  }
}

/** @param {Result[]} results */
export const countsOf = (results) => {
  const failed = results.filter(({ outcome }) => outcome === 'failed').length
  const passed = results.filter(({ outcome }) => outcome === 'passed').length
  const notReached = results.filter(({ outcome }) => outcome === 'notReached').length
  return { failed: failed + notReached, count: failed + notReached + passed }
}
