// The pane of the replay: what is played, how, and what differs.
import { formatDuration } from '../../../shared/format.js'
import { html, live, nothing } from '../../../shared/lit.js'
import { unlessDoubled } from '../../../shared/unless-doubled.js'
import { isOpen } from '../../state/state.js'
import { errorView, when } from '../../view/page.js'
import { dropped, pickView } from '../file.js'
import { passedBy } from '../recording/recording.js'
import { detailsView, summaryView } from './result.js'
import {
  chosenOf,
  comparisonOf,
  isPlaying,
  makeReplay,
  paces,
  readIgnore,
  stepsOf,
} from './state.js'

/** @import { Page } from '../../view/page.js' */
/** @import { Recording } from '../recording/recording.js' */
/** @import { Replaying } from './replay.js' */
/** @import { Replay } from './state.js' */

/** @typedef {Event & { target: HTMLInputElement | HTMLSelectElement }} Changed */

/** @param {Page} page @param {Recording} recording */
const nameOf = ({ say }, recording) =>
  say('conversationOf', {
    url: recording.url || say('unknownAddress'),
    sent: passedBy(recording, 'sent').length,
    received: passedBy(recording, 'received').length,
    time: new Date(recording.openedAt).toLocaleString(say('languageTag')),
  })

/** @type {(page: Page, act: Replaying, replay: Replay) => unknown} */
const sourceView = (page, act, { fault, recordings, chosen }) => {
  const { say, state } = page
  const error = fault
    ? { key: /** @type {const} */ ('badFile'), values: { why: say(fault.key, fault.values) } }
    : undefined
  return html`
    <p class="row">
      ${pickView({ id: 'recording-file', label: say('fromFile'), accept: '.har,.jsonl,.json,.ndjson,application/json', errorId: 'recording-error' }, act.takeFile)}
      <button id="use-log" ?disabled=${!state.log.entries.length} @click=${act.useLog}>${say('fromLog')}</button>
    </p>
    ${errorView(page, 'recording', error)}
    ${when(
      recordings.length,
      () => html`
        <label>
          <span>${say('conversation')}</span>
          <select id="recording" @change=${(/** @type {Changed} */ { target }) => act.choose(Number(target.value))}>
            ${recordings.map((each, at) => html`<option value=${at} ?selected=${at === chosen}>${nameOf(page, each)}</option>`)}
          </select>
        </label>
      `,
    )}
  `
}

/** @type {(page: Page, act: Replaying, replay: Replay) => unknown} */
const settingsView = (page, act, { pace, ignore }) => {
  const { say } = page
  const { isWrong } = readIgnore(ignore)
  const error = isWrong
    ? { key: /** @type {const} */ ('fieldPattern'), values: { field: ignore } }
    : undefined
  return html`
    <label>
      <span>${say('pace')}</span>
      <select id="pace" @change=${(/** @type {Changed} */ { target }) => act.setPace(target.value)}>
        ${paces.map((name) => html`<option value=${name} ?selected=${name === pace}>${say(`pace-${name}`)}</option>`)}
      </select>
    </label>
    <label>
      <span>${say('ignore')}</span>
      <input id="ignore" autocomplete="off" spellcheck="false" aria-invalid=${isWrong ? 'true' : 'false'} aria-describedby="ignore-error ignore-hint" .value=${live(ignore)} @input=${(/** @type {Changed} */ { target }) => act.change({ ignore: target.value })} />
      <small id="ignore-hint">${say('ignoreHint')}</small>
      ${errorView(page, 'ignore', error)}
    </label>
  `
}

/** @type {(page: Page, act: Replaying, replay: Replay, recorded: Recording) => unknown} */
const buttonsView = ({ say, state }, act, replay, recorded) => {
  const count = stepsOf(recorded).length
  const isStepping = replay.phase === 'sending' && replay.pace === 'steps'
  if (!isPlaying(replay)) {
    return html`
      <p class="actions">
        <button id="replay" class="primary" @click=${unlessDoubled(act.start)}>${say('replayStart')}</button>
        ${when(recorded.url && recorded.url !== state.address, () => html`<button id="recorded-address" @click=${act.useAddress}>${say('useRecordedAddress')}</button>`)}
      </p>
    `
  }
  return html`
    <p class="actions">
      ${when(isStepping, () => html`<button id="replay-next" class="primary" ?disabled=${!isOpen(state)} @click=${act.next}>${say('replayNext', { number: replay.done + 1 })}</button>`)}
      <button id="replay-stop" @click=${unlessDoubled(act.stop)}>${say('stop')}</button>
      <small id="replay-progress">${replay.phase === 'waiting' ? say('replayAllSent') : say('replaySending', { done: replay.done, count })}</small>
    </p>
  `
}

/** @param {Page} page @param {Replaying} act */
export const replayPane = (page, act) => {
  const { state, say } = page
  const replay = state.replay ?? makeReplay()
  const recorded = chosenOf(replay)
  const comparison = comparisonOf(replay)
  return html`
    <div id="replay-pane" class="workbench" @drop=${dropped(act.takeFile)}>
      <p>${say('replayIntro')}</p>
      ${sourceView(page, act, replay)}
      ${
        recorded
          ? html`
            <p><small>${say('recordedAt')} ${recorded.url || say('unknownAddress')} · ${say('lastsFor')} ${formatDuration((recorded.end?.at ?? recorded.messages.at(-1)?.at ?? recorded.openedAt) - recorded.openedAt)}</small></p>
            ${settingsView(page, act, replay)} ${buttonsView(page, act, replay, recorded)}
          `
          : nothing
      }
      <div id="replay-result" role="status">
        ${when(replay.phase === 'refused', () => html`<p class="error">${say('replayRefused')}</p>`)}
        ${when(replay.phase === 'stopped', () => html`<p class="warning">${say('replayStopped')}</p>`)}
        ${comparison ? summaryView(page, comparison, replay.phase === 'stopped') : nothing}
      </div>
      ${recorded && comparison ? detailsView(page, act, { replay, recorded, comparison }) : nothing}
    </div>
  `
}
