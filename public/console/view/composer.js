// The message along the bottom, what it is sent as, and what is wrong with it.
import { formatSize } from '../../shared/format.js'
import { html, live, nothing } from '../../shared/lit.js'
import { looksLikeJson } from '../data/json.js'
import { jsonFault, typedFault } from '../state/errors.js'
import { httpMenu } from './http-menu.js'
import { messagesMenu } from './messages-menu.js'
import { errorView, when } from './page.js'
import { repeatMenu } from './repeat-menu.js'

/** @import { Page } from './page.js' */

const kinds = /** @type {const} */ (['text', 'hex', 'base64', 'file'])

/** @param {Page} page whether it is right, and if not, where */
const checkView = (page) => {
  const { state, say, act } = page
  const fault = typedFault(state) ?? jsonFault(state)
  if (fault) {
    const { key, line, column, character, at } = fault
    return html`<small id="check" class="warning">${say(key, { line, column, character })} <button class="quiet" id="show-fault" @click=${() => act.showFault(at)}>${say('showFault')}</button></small>`
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
        @paste=${act.paste}
      ></textarea>
    `
  }
  return html`
    <div class="file">
      ${state.file ? html`<strong>${state.file.name}</strong> <small>${formatSize(state.file.bytes.length)}</small>` : html`<span>${say('dropHere')}</span>`}
      <input id="file" type="file" aria-label=${say('file')} aria-describedby="message-error" @change=${act.pickFile} />
    </div>
  `
}

/** @param {Page} page */
export const composerView = (page) => {
  const { state, say, act, errors } = page
  return html`
    <section id="composer" aria-label=${say('message')} @dragover=${act.dragOver} @drop=${act.drop}>
      <div class="row">
        ${contentView(page)}
        <div class="sending">
          <button id="send_message" class="primary" @click=${act.send}>${say('send')}</button>
          <select id="kind" aria-label=${say('sendAs')} @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => act.setKind(target.value)}>
            ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === state.kind}>${say(`kind-${kind}`)}</option>`)}
          </select>
        </div>
      </div>
      ${errorView(page, 'message', errors.message)}
      <p class="unsent">
        ${errorView(page, 'send', errors.send)}
        ${errors.send ? html`<button id="connect-and-send" @click=${act.connectAndSend}>${say('connectAndSend')}</button>` : nothing}
      </p>
      <div class="row under">
        ${checkView(page)}
        <div class="menus">${messagesMenu(page)} ${repeatMenu(page)} ${httpMenu(page)}</div>
      </div>
      ${when(
        state.run && !state.run.isOver,
        () => html`
        <div class="row" id="running">
          <progress id="repeat-progress" aria-label=${say('repeat')} max=${state.run?.count ?? 1} value=${state.run?.done ?? 0}></progress>
          <small>${say('repeated', { done: state.run?.done ?? 0, count: state.run?.count ?? 0 })}</small>
          <button id="repeat-stop" @click=${act.stopRun}>${say('stop')}</button>
        </div>
      `,
      )}
    </section>
  `
}
