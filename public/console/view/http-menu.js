// The same message over plain HTTP at this server, so that the two ways can be compared.
import { html } from '../../shared/lit.js'
import { fieldView, menuView } from './page.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
export const httpMenu = (page) => {
  const { state, say, act } = page
  return menuView(
    'http',
    say('http'),
    html`
      <small>${say('httpHint')}</small>
      <div class="pair">
        ${fieldView(page, { id: 'http-delay', name: 'httpDelay', label: 'fault-delay', mode: 'numeric' })}
        ${fieldView(page, { id: 'http-status', name: 'httpStatus', label: 'httpStatus', mode: 'numeric' })}
      </div>
      <p>
        <button id="http-get" @click=${act.askHttp}>GET /echo?message=…</button>
        <small id="http-answer" role="status">${state.http.status}</small>
      </p>
      <pre id="http-result" tabindex="0" role="region" aria-label=${say('http')} ?hidden=${!state.http.result}>${state.http.result}</pre>
    `,
  )
}
