// The pane of the doctor: what is asked, the findings as they come, and what is left to the command.
import { GROUPS } from '../../../doctor/check.js'
import { sayFinding } from '../../../doctor/words.js'
import { html, live, nothing } from '../../../shared/lit.js'
import { unlessDoubled } from '../../../shared/unless-doubled.js'
import { errorView, when } from '../../view/page.js'
import {
  commandFor,
  commandUrl,
  countOf,
  fieldNames,
  fields,
  leftToCommand,
  makeDoctor,
  readField,
} from './state.js'

/** @import { Result } from '../../../doctor/examine.js' */
/** @import { Page } from '../../view/page.js' */
/** @import { DoctorActions } from './doctor.js' */
/** @import { Doctor, FieldName } from './state.js' */

/** @typedef {InputEvent & { target: HTMLInputElement }} Typed */

/** @type {(page: Page, act: DoctorActions, doctor: Doctor, name: FieldName) => unknown} */
const fieldView = (page, act, { typed }, name) => {
  const { min, max } = fields[name]
  const isWrong = readField(typed[name], name) === null
  const label = page.say(`asks-${name}`)
  const values = { field: label, min, max }
  const error = isWrong ? { key: /** @type {const} */ ('fieldNumber'), values } : undefined
  return html`
    <label>
      <span>${label}</span>
      <input id="doctor-${name}" inputmode="numeric" autocomplete="off" aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby="doctor-${name}-error" .value=${live(typed[name])} @input=${(/** @type {Typed} */ { target }) => act.type(name, target.value)} />
      ${errorView(page, `doctor-${name}`, error)}
    </label>
  `
}

/** @type {(page: Page, act: DoctorActions, doctor: Doctor) => unknown} */
const askingView = (page, act, doctor) => {
  const { say } = page
  const isRunning = doctor.phase === 'running'
  const { name, number, count } = doctor.checking
  return html`
    <div class="asks">${fieldNames.map((field) => fieldView(page, act, doctor, field))}</div>
    <small class="below">${say('doctorAsksHint')}</small>
    <p class="actions">
      ${
        isRunning
          ? html`<button id="doctor-stop" @click=${unlessDoubled(act.stop)}>${say('stop')}</button>`
          : html`<button id="doctor-start" class="primary" @click=${unlessDoubled(act.start)}>${say('doctorStart')}</button>`
      }
      ${when(isRunning, () => html`<small>${name ? say('doctorChecking', { name, number, count }) : say('doctorFirst')}</small>`)}
    </p>
    ${when(isRunning, () => html`<progress max=${Math.max(count, 1)} value=${Math.max(number - 1, 0)} aria-label=${say('doctorProgress')}></progress>`)}
  `
}

/** @type {(page: Page, doctor: Doctor) => unknown} */
const summaryView = ({ say }, doctor) => {
  const { phase, results, tookMs, failure } = doctor
  if (phase === 'failed') return html`<p class="error">${say('partFailed', { error: failure })}</p>`
  if (phase !== 'done' && phase !== 'stopped') return nothing
  const broken = countOf(doctor, 'broken')
  const seconds = (tookMs / 1000).toFixed(1)
  const counts = /** @type {const} */ ([
    ['doctorOk', countOf(doctor, 'ok')],
    ['doctorNotes', countOf(doctor, 'note')],
    ['doctorUnchecked', countOf(doctor, 'skipped')],
  ])
    .filter(([key, count]) => count || key === 'doctorOk')
    .map(([key, count]) => say(key, { count }))
    .reduce((first, second) => say('enumerated', { first, second }))
  const verdict = broken ? say('doctorBroken', { count: broken }) : say('doctorWell')
  return html`
    ${when(phase === 'stopped', () => html`<p class="warning">${say('doctorStopped')}</p>`)}
    ${when(results.length, () => html`<p><strong class=${broken ? 'error' : ''}>${verdict}</strong> ${say('doctorTook', { counts, seconds })}</p>`)}
  `
}

/** @type {(page: Page, result: Result) => unknown} */
const findingView = ({ say }, result) => {
  const { verdict, value, meaning, change } = sayFinding(say, result)
  if (verdict === 'skipped') return nothing
  return html`
    <li class="finding verdict-${verdict}">
      <strong class="mark">${say(`verdict-${verdict}`)}</strong>
      <span class="name">${result.name}</span>
      <span class="value">${value}</span>
      ${when(meaning, () => html`<p>${meaning}</p>`)}
      ${when(change, () => html`<p><em>${say('toChange')}</em> ${change}</p>`)}
    </li>
  `
}

/** @type {(page: Page, doctor: Doctor) => unknown} */
const findingsView = (page, { url, server, results }) => {
  const { say } = page
  const shown = results.filter(({ verdict }) => verdict !== 'skipped')
  const skipped = results
    .filter(({ verdict }) => verdict === 'skipped')
    .map((result) => ({ name: result.name, why: sayFinding(say, result).value }))
  return html`
    <p id="doctor-url"><small>${url}${server ? ` · ${say('doctorServer', { server })}` : ''}</small></p>
    ${GROUPS.map((group) => {
      const own = shown.filter((result) => result.group === group)
      return when(
        own.length,
        () => html`
          <h3>${say(`group-${group}`)}</h3>
          <ul class="findings">${own.map((result) => findingView(page, result))}</ul>
        `,
      )
    })}
    ${[...new Set(skipped.map(({ why }) => why))].map(
      (why) =>
        html`<p><small>${say('doctorSkipped', {
          why,
          names: skipped
            .filter((one) => one.why === why)
            .map(({ name }) => name)
            .join(', '),
        })}</small></p>`,
    )}
  `
}

/** @param {Page} page @param {DoctorActions} act */
export const doctorPane = (page, act) => {
  const { say, state } = page
  const doctor = state.doctor ?? makeDoctor()
  const isOver = doctor.phase === 'done' || doctor.phase === 'stopped'
  const command = commandFor(commandUrl(doctor, state.address), doctor.typed)
  return html`
    <div id="doctor-pane" class="workbench">
      <p>${say('doctorIntro')}</p>
      ${askingView(page, act, doctor)}
      <div id="doctor-summary" role="status">${summaryView(page, doctor)}</div>
      <div id="doctor-findings">${when(doctor.url, () => findingsView(page, doctor))}</div>
      ${when(
        isOver && doctor.results.length,
        () => html`
          <p class="actions">
            <button id="doctor-copy" @click=${act.copyReport}>${say('doctorCopy')}</button>
            <button id="doctor-export" @click=${act.exportFile}>${say('doctorExport')}</button>
          </p>
        `,
      )}
      <h3>${say('terminal')}</h3>
      <small class="below">${say('doctorLeft', { names: leftToCommand.join(', ') })}</small>
      <div class="command">
        <span>edge-echo doctor</span>
        <button id="doctor-command" @click=${act.copyCommand}>${say('doctorCopyCommand')}</button>
        <pre tabindex="0" role="region" aria-label="edge-echo doctor">${command}</pre>
      </div>
    </div>
  `
}
