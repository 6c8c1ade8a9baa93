// The page of the transports, as it follows from its state.
import { headerView } from '../../shared/header.js'
import { html, live, nothing } from '../../shared/lit.js'
import { unlessDoubled } from '../../shared/unless-doubled.js'
import { isRunning, readLength } from '../state.js'
import { laneView } from './lane.js'
import { tableView, verdictView } from './results.js'

/** @import { Key, Say } from '../../shared/language.js' */
/** @import { State } from '../state.js' */
/**
 * @typedef {object} Actions
 * @property {(name: 'interval' | 'seconds', value: string) => void} set
 * @property {(event: SubmitEvent) => void} submit
 * @property {() => void} copy
 * @property {() => void} forget
 * @property {() => void} turnTheme
 * @property {() => Promise<void>} turnLanguage
 */

/** @type {Record<State['phase'], Key | null>} */
const statuses = {
  idle: null,
  starting: 'runStarting',
  running: 'running',
  done: 'runDone',
  stopped: 'runStopped',
}

/** The first click submits the form. */
const submitsOnce = unlessDoubled(() => {})

/** @type {(state: State, say: Say) => string} */
const complaint = (state, say) => {
  const { wrong } = readLength(state)
  if (state.hasTried && wrong) return say(wrong === 'interval' ? 'badInterval' : 'badSeconds')
  return state.failure ? say('noClock', { error: state.failure }) : ''
}

/** @type {(state: State, say: Say, act: Actions, name: 'interval' | 'seconds') => unknown} */
const fieldView = (state, say, act, name) => html`
  <label>
    <span>${say(name === 'interval' ? 'intervalMs' : 'runSeconds')}</span>
    <input
      id=${name}
      inputmode="numeric"
      autocomplete="off"
      aria-describedby="form-error"
      aria-invalid=${state.hasTried && readLength(state).wrong === name ? 'true' : 'false'}
      .value=${live(state[name])}
      @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => act.set(name, target.value)}
    />
  </label>
`

/** @type {(state: State, say: Say) => unknown} */
const legendView = ({ told }, say) => html`
  <details open>
    <summary>${say('legendTitle')}</summary>
    <ul>
      <li><small>${say('legendLane')}</small></li>
      <li><small>${say('legendBytes')}</small></li>
      <li><small>${say('legendDelay')}</small></li>
      <li><small id="measured">${say(told.bytes ? 'measuredTold' : 'measuredComputed', { protocol: told.protocol || 'HTTP' })}</small></li>
      ${/^h[23]/.test(told.protocol) ? html`<li><small>${say('compressed')}</small></li>` : nothing}
    </ul>
  </details>
`

/** @type {(state: State, say: Say, act: Actions) => unknown} */
export const pageView = (state, say, act) => {
  const { snapshot, phase, count, counted } = state
  const totals = snapshot.lanes.map(({ figures }) => figures.headerBytes + figures.bodyBytes)
  const status = statuses[phase]
  return html`
    ${headerView(state, say, act)}
    <main>
      <section id="plan">
        <h2>${say('transportsTitle')}</h2>
        <p>${say('transportsIntro')}</p>
        <form id="form" @submit=${act.submit}>
          ${fieldView(state, say, act, 'interval')} ${fieldView(state, say, act, 'seconds')}
          <button id="run" class="primary" @click=${submitsOnce}>${say(isRunning(state) ? 'stop' : 'start')}</button>
          <progress id="progress" aria-label=${say('progress')} max="1" value=${snapshot.progress}></progress>
        </form>
        <small id="form-error" class="error" role="alert">${complaint(state, say)}</small>
        <small id="status" role="status">${status ? say(status, { count: phase === 'running' ? count : counted }) : ''}</small>
      </section>
      <div id="lanes">${snapshot.lanes.map((lane) => laneView(say, lane, Math.max(1, ...totals)))}</div>
      <section id="results">
        <div class="title">
          <h2 id="results-title">${say('results')}</h2>
          <button id="copy" @click=${act.copy}>${say('copyMarkdown')}</button>
          <small id="copy-status" role="status">${state.copied ? say(state.copied) : ''}</small>
        </div>
        ${tableView(say, state)}
        <p id="verdict">${verdictView(say, state)}</p>
        <pre id="markdown" tabindex="0" role="region" aria-label=${say('copyMarkdown')} ?hidden=${!state.markdown}>${state.markdown}</pre>
        ${legendView(state, say)}
      </section>
    </main>
    <footer>
      <small id="kept" role="status">${state.storageFailure ? say('notKept', { error: state.storageFailure }) : say('kept')}</small>
      <button id="forget" @click=${act.forget}>${say('forget')}</button>
    </footer>
  `
}
