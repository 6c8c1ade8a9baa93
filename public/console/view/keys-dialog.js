// What the keyboard does.
import { html } from '../../shared/lit.js'
import { checkView } from './page.js'

/** @import { Page } from './page.js' */

const keys = /** @type {const} */ ([
  ['Enter', 'key-send'],
  ['Shift Enter', 'key-break'],
  ['↑ ↓', 'key-history'],
  ['Ctrl Enter', 'key-sendAnywhere'],
  ['Esc', 'key-escape'],
  ['m', 'key-message'],
  ['a', 'key-address'],
  ['/', 'key-search'],
  ['l', 'key-log'],
  ['↑ ↓ Home End', 'key-walk'],
  ['c', 'key-connect'],
  ['i', 'key-inspector'],
  ['p', 'key-pause'],
  ['?', 'key-keys'],
])

/** @param {Page} page */
export const keysDialog = (page) => html`
  <dialog id="keys-dialog" aria-labelledby="keys-title">
    <h2 id="keys-title" tabindex="-1" autofocus>${page.say('keys')}</h2>
    <dl class="keys">
      ${keys.map(([key, label]) => html`<div><dt>${key.split(' ').map((each) => html`<kbd>${each}</kbd> `)}</dt><dd>${page.say(label)}</dd></div>`)}
    </dl>
    ${checkView(page, { id: 'has-keys', name: 'hasKeys', label: 'hasKeys' })}
    <form method="dialog"><button class="primary">${page.say('done')}</button></form>
  </dialog>
`
