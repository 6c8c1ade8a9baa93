// How to connect and how to close.
import { html } from '../../shared/lit.js'
import { checkView, fieldView, menuView, when } from './page.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
export const optionsMenu = (page) => {
  const { state, say, errors } = page
  return menuView(
    'options',
    say('options'),
    html`
      ${fieldView(page, { id: 'protocols', name: 'protocols', label: 'protocols', error: errors.protocols, placeholder: 'chat.v2, chat.v1' })}
      ${when(!state.isOnce, () => checkView(page, { id: 'auto', name: 'auto', label: 'auto' }))}
      <div class="pair">
        ${fieldView(page, { id: 'close-code', name: 'closeCode', label: 'closeCode', error: errors.closeCode, mode: 'numeric' })}
        ${fieldView(page, { id: 'close-reason', name: 'closeReason', label: 'closeReason', error: errors.closeReason })}
      </div>
      <p class="kept">
        <small id="kept">${state.storageFailure ? say('notKept', { error: state.storageFailure }) : say('kept')}</small>
        <button id="forget" @click=${page.act.forget}>${say('forget')}</button>
      </p>
    `,
  )
}
