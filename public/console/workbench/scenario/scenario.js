// The scenario: written in a form, saved by its name, exported, imported, and run.
import { readScenario } from '../../../scenario/format.js'
import { FileFault } from '../../../shared/checked.js'
import { draftOf, emptyDraft, emptyStep } from './draft.js'
import { scenarioPane } from './pane.js'
import { checkDraft, fileFor, makeWork } from './state.js'

/** @import { ScenarioFile } from '../../../scenario/format.js' */
/** @import { Part, PartContext } from '../parts.js' */
/** @import { Draft, DraftStep } from './draft.js' */
/** @typedef {ReturnType<typeof scenarioActions>} ScenarioActions */

/** @param {PartContext} context */
export const scenarioActions = ({ state, say, wire, render, effects, connect }) => {
  state.scenario ??= makeWork()
  const { scenario: work } = state

  const change = (/** @type {Partial<typeof work>} */ changes) => {
    Object.assign(work, changes)
    render()
  }
  const edit = (/** @type {Partial<Draft>} */ changes) =>
    change({ draft: { ...work.draft, ...changes }, fault: null })

  /** @param {string} text */
  const open = (text) => {
    try {
      const { address, protocols } = readScenario(text)
      const draft = draftOf(/** @type {ScenarioFile} */ (JSON.parse(text.replace(/^\uFEFF/, ''))))
      if (address) Object.assign(state, { address, protocols: protocols.join(', ') })
      change({ draft, fault: null, isTried: false, phase: 'idle', results: [] })
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      change({ fault: error })
    }
  }

  /** @returns what there is to run or keep; null where a field is wrong, which is said then */
  const check = () => {
    change({ isTried: true, fault: null })
    const { scenario } = checkDraft(work.draft)
    if (!scenario) effects.focusWrong()
    return scenario
  }

  const nameOf = () => work.draft.name.trim() || say()('scenarioUntitled')

  return {
    edit,

    /** @type {(at: number, changes: Partial<DraftStep>) => void} -1 is what is sent on connect */
    editStep: (at, changes) => {
      const { onConnect, steps } = work.draft
      if (at < 0) return edit({ onConnect: { ...onConnect, ...changes } })
      edit({ steps: steps.map((step, index) => (index === at ? { ...step, ...changes } : step)) })
    },

    addStep: () => edit({ steps: [...work.draft.steps, emptyStep('text')] }),

    /** @param {number} at */
    removeStep: (at) => edit({ steps: work.draft.steps.filter((_, index) => index !== at) }),

    startNew: () => change({ ...makeWork(), draft: emptyDraft() }),

    /** @param {File} file */
    takeFile: async (file) => open(await file.text()),

    /** @param {number} at */
    useSaved: (at) => open(JSON.stringify(state.scenarios[at])),

    /** @param {number} at */
    removeSaved: (at) => {
      state.scenarios = state.scenarios.filter((_, index) => index !== at)
      render()
    },

    save: () => {
      if (!check()) return
      const file = { ...fileFor(state, work.draft), name: nameOf() }
      state.scenarios = [...state.scenarios.filter(({ name }) => name !== file.name), file]
      edit({ name: file.name })
      change({ saved: work.draft })
    },

    exportFile: () => {
      if (!check()) return
      const file = { ...fileFor(state, work.draft), name: nameOf() }
      const text = `${JSON.stringify(file, null, 2)}\n`
      const plain = file.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
      effects.download(new Blob([text], { type: 'application/json' }), `${plain}.scenario.json`)
    },

    run: () => {
      const scenario = check()
      if (!scenario || !connect.connect() || !state.link) return
      const { id } = state.link
      state.lastRun += 1
      const count = scenario.steps.length + (scenario.onConnect ? 1 : 0)
      state.run = { id: state.lastRun, done: 0, count, isOver: false }
      wire({ order: 'scenario', run: state.lastRun, id, scenario })
      change({ phase: 'running', link: id, run: state.lastRun, results: [] })
    },

    stop: () => wire({ order: 'stop', run: work.run }),

    /** @type {NonNullable<Part['follow']>} */
    follow: (batch) => {
      for (const event of batch) {
        if (event.type === 'step' && event.run === work.run) {
          change({ results: [...work.results, event.result] })
        } else if (event.type === 'repeated' && event.run === work.run && event.isOver) {
          const { link } = state
          const wasOpen = link?.id !== work.link || link.openedAt > 0
          change({ phase: wasOpen ? 'done' : 'refused' })
          effects.reveal('#scenario-pane > :last-child')
        }
      }
    },
  }
}

/** @type {(context: PartContext) => Part} */
export const makePart = (context) => {
  const act = scenarioActions(context)
  return { view: (page) => scenarioPane(page, act), follow: act.follow }
}
