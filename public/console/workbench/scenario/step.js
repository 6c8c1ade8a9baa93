// A step of the scenario as fields: what is sent, and what is expected back.
import { stepName } from '../../../scenario/describe.js'
import { html, live } from '../../../shared/lit.js'
import { when } from '../../view/page.js'
import { expectKinds, sendKinds } from './draft.js'

/** @import { Key } from '../../../shared/language.js' */
/** @import { Page } from '../../view/page.js' */
/** @import { DraftStep } from './draft.js' */
/** @import { ScenarioActions } from './scenario.js' */
/** @typedef {'send' | 'times' | 'pauseMs' | 'path' | 'expected' | 'withinMs'} TextName */
/** @typedef {Event & { target: HTMLInputElement }} Changed */

/** @type {Record<TextName, Key>} */
const labels = {
  send: 'stepSend',
  times: 'stepTimes',
  pauseMs: 'stepPause',
  path: 'expectedPath',
  expected: 'expectedValue',
  withinMs: 'within',
}

/** What each is called in the file. @type {Record<TextName, string>} */
const inFile = {
  send: 'send',
  times: 'times',
  pauseMs: 'pauseMs',
  path: 'expect.path',
  expected: 'expect.',
  withinMs: 'withinMs',
}

/** @type {(page: Page, act: ScenarioActions, step: DraftStep, at: number, wrong: string) => unknown} `wrong` is the field of the file that is */
export const stepView = (page, act, step, at, wrong) => {
  const { say } = page
  const edit = (/** @type {Partial<DraftStep>} */ changes) => act.editStep(at, changes)
  const id = (/** @type {string} */ name) => `step-${at + 1}-${name}`

  const path = at < 0 ? 'onConnect' : `steps[${at}]`
  /** @param {TextName} name */
  const isWrong = (name) =>
    wrong.startsWith(`${path}.${inFile[name]}`) && (name !== 'expected' || !wrong.endsWith('.path'))

  /** @param {TextName} name */
  const field = (name) => html`
    <label>
      <span>${say(labels[name])}</span>
      ${
        name === 'send' || name === 'expected'
          ? html`<textarea id=${id(name)} rows="1" spellcheck="false" aria-invalid=${isWrong(name) ? 'true' : 'false'} aria-describedby="scenario-error" .value=${live(step[name])} @input=${(/** @type {Changed} */ { target }) => edit({ [name]: target.value })}></textarea>`
          : html`<input id=${id(name)} inputmode=${name === 'path' ? 'text' : 'numeric'} autocomplete="off" spellcheck="false" aria-invalid=${isWrong(name) ? 'true' : 'false'} aria-describedby="scenario-error" .value=${live(step[name])} @input=${(/** @type {Changed} */ { target }) => edit({ [name]: target.value })} />`
      }
    </label>
  `

  /** @type {<Name extends 'as' | 'expects'>(name: Name, kinds: readonly DraftStep[Name][], label: Key) => unknown} */
  const choice = (name, kinds, label) => html`
    <label>
      <span>${say(label)}</span>
      <select id=${id(name)} @change=${(/** @type {Changed} */ { target }) => edit({ [name]: target.value })}>
        ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === step[name]}>${say(/** @type {Key} */ (`${name}-${kind}`))}</option>`)}
      </select>
    </label>
  `

  const isExpected = step.expects !== 'nothing'
  return html`
    <fieldset>
      <legend>${stepName(say, at + 1)}</legend>
      ${when(at >= 0, () => html`<button class="quiet remove" aria-label=${say('removeStep', { number: at + 1 })} title=${say('removeStep', { number: at + 1 })} @click=${() => act.removeStep(at)}>✕</button>`)}
      ${choice('as', sendKinds, 'stepAs')}
      ${when(step.as !== 'nothing', () => html`${field('send')}<div class="pair">${field('times')} ${field('pauseMs')}</div>`)}
      ${choice('expects', expectKinds, 'expects')}
      ${when(isExpected && step.expects !== 'base64', () => field('path'))}
      ${when(isExpected && step.expects !== 'exists', () => field('expected'))}
      ${when(
        isExpected,
        () => html`
          ${field('withinMs')}
          <label class="check">
            <input id=${id('next')} type="checkbox" .checked=${live(step.isNext)} @change=${(/** @type {Changed} */ { target }) => edit({ isNext: target.checked })} />
            <span>${say('isNext')}</span>
          </label>
        `,
      )}
    </fieldset>
  `
}
