// The message along the bottom, what it is sent as, and what is wrong with it.
import { formatSize } from '../../shared/format.js'
import { html, live } from '../../shared/lit.js'
import { looksLikeJson } from '../data/json.js'
import { jsonFault, typedFault } from '../state/errors.js'
import { httpMenu } from './http-menu.js'
import { messagesMenu } from './messages-menu.js'
import { errorView, when } from './page.js'
import { repeatMenu } from './repeat-menu.js'

/** @import { Page } from './page.js' */

const kinds = /** @type {const} */ (['text', 'hex', 'base64', 'file'])

/** @param {Page} page how far a run is */
const runView = ({ state, say, act }) => html`
  <div id="running">
    <progress id="repeat-progress" aria-label=${say('repeat')} max=${state.run?.count ?? 1} value=${state.run?.done ?? 0}></progress>
    <small>${say('repeated', { done: state.run?.done ?? 0, count: state.run?.count ?? 0 })}</small>
    <button id="repeat-stop" @click=${act.stopRun}>${say('stop')}</button>
  </div>
`

/** @param {Page} page what stands in the way of sending */
const unsentView = (page) => {
  const { say, act, errors } = page
  return html`
    <span class="unsent">
      ${errorView(page, 'send', errors.send)}
      ${when(errors.send, () => html`<button id="connect-and-send" @click=${act.connectAndSend}>${say('connectAndSend')}</button>`)}
    </span>
  `
}

/** @param {Page} page whether it is right, and if not, where */
const checkView = (page) => {
  const { state, say, act, errors } = page
  const fault = typedFault(state) ?? jsonFault(state)
  if (fault) {
    const { key, line, column, character, at } = fault
    // Once it was tried, the same is said as an error.
    const words = errors.message ? '' : say(key, { line, column, character })
    return html`<small id="check" class="warning">${words} <button class="quiet" id="show-fault" @click=${() => act.showFault(at)}>${say('showFault')}</button></small>`
  }
  if (state.kind === 'text' && looksLikeJson(state.message) && !state.message.includes('{{')) {
    return html`<small id="check">${say('isJson')} <button class="quiet" id="pretty" @click=${act.pretty}>${say('pretty')}</button></small>`
  }
  return html`<small id="check">${say(state.kind === 'text' ? 'hint' : 'hintBytes')}</small>`
}

/** @param {Page} page */
const contentView = (page) => {
  const { state, say, act, errors } = page
  if (state.kind !== 'file') {
    return html`
      <textarea
        id="message"
        rows=${Math.min(10, Math.max(2, state.message.split('\n').length))}
        aria-label=${say('message')}
        aria-invalid=${errors.message ? 'true' : 'false'}
        aria-describedby="message-error check"
        .value=${live(state.message)}
        @input=${(/** @type {InputEvent & { target: HTMLTextAreaElement }} */ { target }) => act.type(target.value)}
        @keydown=${act.messageKey}
      ></textarea>
    `
  }
  return html`
    <div class="file">
      <label class="pick">
        ${say('chooseFile')}
        <input id="file" class="unseen" type="file" aria-describedby="message-error" @change=${act.pickFile} />
      </label>
      ${state.file ? html`<strong>${state.file.name}</strong> <small>${formatSize(state.file.bytes.length)}</small>` : html`<small>${say('dropHere')}</small>`}
    </div>
  `
}

/** @param {Page} page */
export const composerView = (page) => {
  const { state, say, act, errors } = page
  const isRunning = state.run && !state.run.isOver
  return html`
    <section id="composer" aria-label=${say('message')}>
      <div class="row">
        ${contentView(page)}
        <div class="sending">
          <button id="send_message" class="primary" @click=${act.send}>${say('send')}</button>
          <select id="kind" aria-label=${say('sendAs')} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => act.setKind(target.value)}>
            ${kinds.map((kind) => html`<option value=${kind} .selected=${live(kind === state.kind)}>${say(`kind-${kind}`)}</option>`)}
          </select>
        </div>
      </div>
      <div class="row under">
        <div class="said">
          ${errorView(page, 'message', errors.message)}
          ${isRunning ? runView(page) : checkView(page)} ${when(!errors.message, () => unsentView(page))}
        </div>
        <div class="menus">${messagesMenu(page)} ${repeatMenu(page)} ${httpMenu(page)}</div>
      </div>
    </section>
  `
}
