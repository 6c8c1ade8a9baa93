// The addresses of before, those that were saved with all that belongs to them, and a link to share.
import { html } from '../../shared/lit.js'
import { fieldView, menuView, notKeptView, when } from './page.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
export const addressesMenu = (page) => {
  const { state, say, act } = page
  const others = state.recent.filter((address) => address !== state.address)
  return menuView(
    'addresses',
    say('addresses'),
    html`
      ${when(state.saved.length, () => html`<h2>${say('saved')}</h2>`)}
      <ul class="choices">
        ${state.saved.map(
          (saved, at) => html`
            <li>
              <button class="choice" @click=${() => act.useSaved(saved)}>
                <strong>${saved.name}</strong><small>${saved.address}</small>
              </button>
              <button class="quiet" aria-label=${say('removeNamed', { name: saved.name })} @click=${() => act.removeSaved(at)}>✕</button>
            </li>
          `,
        )}
      </ul>
      <h2>${say('recent')}</h2>
      <ul class="choices">
        <li><button class="choice" id="home" @click=${() => act.useAddress(state.home)}><strong>${say('thisServer')}</strong><small>${state.home}</small></button></li>
        ${others
          .filter((address) => address !== state.home)
          .map(
            (address) =>
              html`<li><button class="choice" @click=${() => act.useAddress(address)}><span>${address}</span></button></li>`,
          )}
      </ul>
      <form class="save" @submit=${act.saveAddress}>
        ${fieldView(page, { id: 'save-name', name: 'newName', label: 'saveAs', placeholder: say('saveExample') })}
        <button id="save-address">${say('save')}</button>
      </form>
      ${notKeptView(page)}
      <small>${say('saveHint')}</small>
      <p><button id="share" @click=${act.share}>${say('share')}</button> <small>${say('shareHint')}</small></p>
    `,
  )
}
