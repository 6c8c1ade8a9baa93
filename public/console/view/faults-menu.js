// The faults that this server plays on request: presets, and a field for each.
import { html, live } from '../../shared/lit.js'
import {
  countFaults,
  faultNames,
  presets,
  readFaults,
  replaceFaults,
  wrongFaults,
} from '../state/faults.js'
import { isBusy } from '../state/state.js'
import { errorView, menuView, when } from './page.js'

/** @import { FaultName, Faults } from '../state/faults.js' */
/** @import { Sentence } from '../state/errors.js' */
/** @import { Page } from './page.js' */

/** @param {Page} page @param {FaultName} name */
const faultField = (page, name) => {
  const { state, say, act } = page
  const faults = readFaults(state.address)
  const wrong = wrongFaults(faults)[name]
  /** @type {Sentence | undefined} */
  const error = wrong && {
    key: wrong.key,
    values: wrong.key === 'badNumber' ? { min: `${wrong.min}`, max: `${wrong.max}` } : {},
  }
  return html`
    <label>
      <span>${say(`fault-${name}`)}</span>
      <input
        id=${name}
        inputmode="numeric"
        autocomplete="off"
        aria-invalid=${error ? 'true' : 'false'}
        aria-describedby="${name}-error"
        .value=${live(faults[name])}
        @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => act.setFault(name, target.value)}
      />
      ${errorView(page, name, error)}
    </label>
  `
}

/** @param {Page} page whether the fields ask for something else than the connection has */
const differs = ({ state }) =>
  isBusy(state) &&
  JSON.stringify(readFaults(state.link?.url ?? '')) !== JSON.stringify(readFaults(state.address))

/** @param {Page} page */
export const faultsMenu = (page) => {
  const { state, say, act } = page
  const count = countFaults(state.address)
  const isWrong = Object.keys(wrongFaults(readFaults(state.address))).length > 0
  const isActive = (/** @type {Partial<Faults>} */ faults) =>
    count > 0 && replaceFaults(state.address, faults) === state.address
  const title = html`${say('faults')}${when(count, () => html` <span class="badge">${count}</span>`)}`
  return menuView(
    'faults',
    title,
    html`
      <small>${say('faultsHint')}</small>
      <p class="presets">
        ${presets.map(({ key, faults }) => html`<button aria-pressed=${isActive(faults) ? 'true' : 'false'} @click=${() => act.usePreset(faults)}>${say(key)}</button>`)}
        <button ?disabled=${!count} @click=${() => act.usePreset({})}>${say('presetNone')}</button>
      </p>
      <div class="pair">${faultNames.map((name) => faultField(page, name))}</div>
      <p class="apply">
        ${
          differs(page)
            ? html`<button id="apply" class="primary" ?disabled=${isWrong} @click=${act.applyFaults}>${say('apply')}</button><small>${say('notApplied')}</small>`
            : html`<small>${say(isBusy(state) ? (count ? 'applied' : 'appliedNone') : 'appliedNext')}</small>`
        }
      </p>
    `,
  )
}
