// What differs between this page's server and the one in the address bar.
import { formatSize } from '../../../shared/format.js'
import { html, nothing } from '../../../shared/lit.js'
import { when } from '../../view/page.js'

/** @import { Key, Say } from '../../../shared/language.js' */
/** @import { Page } from '../../view/page.js' */
/** @import { ServerFacts } from './ask.js' */
/** @import { ServersActions } from './servers.js' */

/** @param {unknown} tls */
const tlsWords = (tls) =>
  typeof tls === 'object' && tls !== null ? Object.values(tls).filter(Boolean).join(' ') : `${tls}`

/** What both are asked, and what stands for the answer; nothing where the server does not tell. @type {(say: Say, server: ServerFacts) => [Key, string][]} */
export const factsOf = (say, { handshake, extensions, hasClock }) => {
  const { runtime, httpVersion, tls, maxMessageBytes } = handshake ?? {}
  const yesNo = (/** @type {boolean} */ is) => say(is ? 'yes' : 'no')
  return [
    ['isEdgeEcho', yesNo(handshake !== null)],
    ['runtime', runtime ?? ''],
    ['httpVersion', httpVersion ?? ''],
    ['tls', handshake ? (tls ? tlsWords(tls) : say('no')) : ''],
    ['largest', maxMessageBytes ? formatSize(maxMessageBytes) : ''],
    ['extensions', extensions],
    ['clockTicks', yesNo(hasClock)],
  ]
}

/** @type {(page: Page, own: ServerFacts, other: ServerFacts) => unknown} */
const tableView = ({ say }, own, other) => {
  const theirs = factsOf(say, other)
  const rows = factsOf(say, own).map(([key, here], at) => ({
    key,
    here,
    there: theirs[at]?.[1] ?? '',
  }))
  const count = rows.filter(({ here, there }) => here !== there).length
  return html`
    <p id="servers-summary"><strong>${count ? say('serversDiffer', { count }) : say('serversAlike')}</strong></p>
    <table id="servers-table">
      <thead>
        <tr><td></td><th scope="col">${say('thisServer')}</th><th scope="col">${new URL(other.url).host}</th></tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ key, here, there }) => html`
            <tr class=${here === there ? '' : 'differs'}>
              <th scope="row">${say(key)}${when(here !== there, () => html` <span class="badge">${say('differs')}</span>`)}</th>
              <td>${here || '–'}</td>
              <td>${there || '–'}</td>
            </tr>
          `,
        )}
      </tbody>
    </table>
  `
}

/** @param {Page} page @param {ServersActions} act */
export const serversPane = (page, act) => {
  const { state, say } = page
  const { isAsking = false, own = null, other = null } = state.servers ?? {}
  return html`
    <div id="servers-pane" class="workbench">
      <p>${say('serversIntro')}</p>
      <p><button id="servers-compare" class="primary" ?disabled=${isAsking} @click=${act.compare}>${say(isAsking ? 'serversAsking' : 'serversCompare')}</button></p>
      <div role="status">
        ${other?.failure ? html`<p class="error">${say('serversFailed', { url: other.url })}</p>` : nothing}
        ${own && other && !other.failure ? tableView(page, own, other) : nothing}
      </div>
      <small>${say('serversHint')}</small>
    </div>
  `
}
