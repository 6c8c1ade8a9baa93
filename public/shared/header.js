// The top of every page: its name, the way to the others, theme and language.
import { html, nothing } from './lit.js'

/** @import { Language, Say } from './language.js' */
/** @import { Theme } from './theme.js' */

const pages = /** @type {const} */ ([
  ['/', 'pageOnce'],
  ['/index2', 'pageStay'],
  ['/transports', 'pageTransports'],
])

const signs = { auto: '◐', light: '☀', dark: '☾' }

/**
 * @param {{ path: string, theme: Theme, language: Language }} state
 * @param {Say} say
 * @param {{ turnTheme: () => void, turnLanguage: () => Promise<void>, showKeys?: () => void }} act
 */
export const headerView = ({ path, theme }, say, act) => html`
  <header>
    <img src="/favicon.svg" alt="" width="24" height="24" />
    <h1>edge-echo</h1>
    <nav aria-label=${say('pages')}>
      ${pages.map(
        ([href, key]) =>
          html`<a href=${href} aria-current=${href === path ? 'page' : nothing}>${say(key)}</a>`,
      )}
    </nav>
    <div class="tools">
      ${
        act.showKeys
          ? html`<button id="keys" class="quiet" aria-label=${say('keys')} title=${say('keys')} @click=${act.showKeys}>?</button>`
          : nothing
      }
      <button id="theme" class="quiet" aria-label=${say(`theme-${theme}`)} title=${say(`theme-${theme}`)} @click=${act.turnTheme}>${signs[theme]}</button>
      <button id="language" class="quiet" lang=${say('otherLanguageTag')} @click=${act.turnLanguage}>${say('otherLanguage')}</button>
    </div>
  </header>
`
