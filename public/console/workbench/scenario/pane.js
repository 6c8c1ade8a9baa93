// The pane of the scenarios: the saved ones, the form, and the results of the run.
import { describeResult, stepName } from '../../../scenario/describe.js'
import { html, live, nothing } from '../../../shared/lit.js'
import { unlessDoubled } from '../../../shared/unless-doubled.js'
import { errorView, notKeptView, when } from '../../view/page.js'
import { dropped, pickView } from '../file.js'
import { checkDraft, countsOf, makeWork } from './state.js'
import { stepView } from './step.js'

/** @import { Page } from '../../view/page.js' */
/** @import { ScenarioActions } from './scenario.js' */
/** @import { Work } from './state.js' */
/** @typedef {InputEvent & { target: HTMLInputElement }} Typed */

/** @type {(page: Page, act: ScenarioActions, work: Work) => unknown} */
const savedView = (page, act, { fault }) => {
  const { state, say } = page
  const why = fault ? say(fault.key, fault.values) : ''
  return html`
    ${when(state.scenarios.length, () => html`<h3>${say('savedScenarios')}</h3>`)}
    <ul class="choices" id="scenarios">
      ${state.scenarios.map(
        ({ name }, at) => html`
          <li>
            <button class="choice" @click=${() => act.useSaved(at)}><strong>${name}</strong></button>
            <button class="quiet" aria-label=${say('removeNamed', { name })} @click=${() => act.removeSaved(at)}>✕</button>
          </li>
        `,
      )}
    </ul>
    <p>
      ${pickView({ id: 'scenario-file', label: say('importScenario'), accept: '.json,application/json', errorId: 'scenario-file-error' }, act.takeFile)}
    </p>
    ${errorView(page, 'scenario-file', fault ? { key: 'badFile', values: { why } } : undefined)}
  `
}

/** @type {(page: Page, act: ScenarioActions, work: Work, wrong: string) => unknown} `wrong` is the field that is */
const formView = (page, act, { draft }, wrong) => {
  const { say } = page
  return html`
    <label>
      <span>${say('scenarioName')}</span>
      <input id="scenario-name" autocomplete="off" placeholder=${say('scenarioUntitled')} .value=${live(draft.name)} @input=${(/** @type {Typed} */ { target }) => act.edit({ name: target.value })} />
    </label>
    <div class="pair">
      <label>
        <span>${say('keepAliveSend')}</span>
        <input id="keep-alive" autocomplete="off" .value=${live(draft.keepAlive)} @input=${(/** @type {Typed} */ { target }) => act.edit({ keepAlive: target.value })} />
      </label>
      <label>
        <span>${say('keepAliveEvery')}</span>
        <input id="keep-alive-every" inputmode="numeric" autocomplete="off" aria-invalid=${wrong === 'keepAlive.everyMs' ? 'true' : 'false'} aria-describedby="scenario-error" .value=${live(draft.everyMs)} @input=${(/** @type {Typed} */ { target }) => act.edit({ everyMs: target.value })} />
      </label>
    </div>
    ${stepView(page, act, draft.onConnect, -1, wrong)}
    ${draft.steps.map((step, at) => stepView(page, act, step, at, wrong))}
    <p><button id="add-step" @click=${act.addStep}>${say('addStep')}</button></p>
  `
}

/** @type {(page: Page, work: Work) => unknown} */
const summaryView = ({ say }, { phase, results }) => {
  if (phase === 'refused') return html`<p class="error">${say('scenarioRefused')}</p>`
  if (phase !== 'done') return nothing
  const { failed, count } = countsOf(results)
  if (!count) return html`<p><strong>${say('scenarioNone')}</strong></p>`
  return failed
    ? html`<p class="error"><strong>${say('scenarioFailed', { failed, count })}</strong></p>`
    : html`<p><strong>${say('scenarioPassed', { count })}</strong></p>`
}

/** @type {(page: Page, work: Work) => unknown} */
const resultsView = ({ say }, { results }) => html`
  <h3>${say('scenarioResults')}</h3>
  <ol id="scenario-results">
    ${results.map((result) => html`<li class="outcome-${result.outcome}"><strong class="mark">${say(`outcome-${result.outcome}`)}</strong> ${say('resultOf', { step: stepName(say, result.step), result: describeResult(say, result) })}</li>`)}
  </ol>
`

/** @param {Page} page @param {ScenarioActions} act */
export const scenarioPane = (page, act) => {
  const { say, state } = page
  const work = state.scenario ?? makeWork()
  const { fault } = checkDraft(work.draft)
  const isRunning = work.phase === 'running'
  const told = work.isTried ? fault : null
  return html`
    <div id="scenario-pane" class="workbench" @drop=${dropped(act.takeFile)}>
      <p>${say('scenarioIntro')}</p>
      ${savedView(page, act, work)} ${formView(page, act, work, String(told?.values.field ?? ''))}
      ${errorView(page, 'scenario', told ? { key: 'scenarioWrong', values: { why: say(told.key, told.values) } } : undefined)}
      <p class="actions">
        <button id="scenario-run" class="primary" @click=${unlessDoubled(isRunning ? act.stop : act.run)}>${say(isRunning ? 'stop' : 'scenarioRun')}</button>
        <button id="scenario-save" @click=${act.save}>${say(work.saved === work.draft ? 'saved' : 'scenarioSave')}</button>
        <button id="scenario-export" @click=${act.exportFile}>${say('scenarioExport')}</button>
        <button id="scenario-new" @click=${act.startNew}>${say('newScenario')}</button>
      </p>
      ${notKeptView(page)}
      <div id="scenario-summary" role="status">${summaryView(page, work)}</div>
      ${when(work.results.length, () => resultsView(page, work))}
    </div>
  `
}
