// The messages of before, and those that were saved by name, in an order of one's own.
import { html } from '../../shared/lit.js'
import { oneLine } from '../log/line.js'
import { fieldView, menuView, notKeptView, when } from './page.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
export const messagesMenu = (page) => {
  const { state, say, act } = page
  const { named, history } = state
  return menuView(
    'messages',
    say('messages'),
    html`
      ${when(named.length, () => html`<h2>${say('saved')}</h2>`)}
      <ol class="choices" id="named">
        ${named.map(
          (message, at) => html`
            <li>
              <button class="choice" @click=${() => act.useNamed(message)}><strong>${message.name}</strong><small>${oneLine(message.text)}</small></button>
              <button class="quiet" ?disabled=${at === 0} aria-label=${say('moveUp', { name: message.name })} @click=${() => act.moveNamed(at, -1)}>↑</button>
              <button class="quiet" ?disabled=${at === named.length - 1} aria-label=${say('moveDown', { name: message.name })} @click=${() => act.moveNamed(at, 1)}>↓</button>
              <button class="quiet" aria-label=${say('removeNamed', { name: message.name })} @click=${() => act.removeNamed(at)}>✕</button>
            </li>
          `,
        )}
      </ol>
      <form class="save" @submit=${act.saveMessage}>
        ${fieldView(page, { id: 'message-name', name: 'newName', label: 'saveMessageAs' })}
        <button id="save-message">${say('save')}</button>
      </form>
      ${notKeptView(page)}
      ${when(history.length, () => html`<h2>${say('recentMessages')}</h2><small>${say('historyHint')}</small>`)}
      <ol class="choices" id="history">
        ${history.map((message, at) => html`<li><button class="choice" @click=${() => act.recallAt(at)}><span>${oneLine(message)}</span></button></li>`).reverse()}
      </ol>
      <small>${say('placeholders', { now: '{{now}}', uuid: '{{uuid}}', n: '{{n}}' })}</small>
    `,
  )
}
