// What differs between this page's server and the one in the address bar.
import { beside } from '../../../doctor/way.js'
import { formatSize } from '../../../shared/format.js'
import { html, nothing } from '../../../shared/lit.js'
import { unlessDoubled } from '../../../shared/unless-doubled.js'
import { when } from '../../view/page.js'
import { transportNames } from './facts.js'

/** @import { Key, Say } from '../../../shared/language.js' */
/** @import { Page } from '../../view/page.js' */
/** @import { ServerFacts, Trial } from './facts.js' */
/** @import { ServersActions } from './servers.js' */

/** @param {unknown} tls */
const tlsWords = (tls) =>
  typeof tls === 'object' && tls !== null ? Object.values(tls).filter(Boolean).join(' ') : `${tls}`

/** @type {(say: Say, seconds: number | null | undefined) => string} */
const heartbeatWords = (say, seconds) => {
  if (seconds === null || seconds === undefined) return ''
  return seconds ? say('everySeconds', { seconds }) : say('never')
}

/** What both are asked, and what stands for the answer; nothing where the server does not tell. @type {(say: Say, server: ServerFacts) => [Key, string][]} */
export const factsOf = (say, { handshake, extensions }) => {
  const { version, runtime, httpVersion, tls, maxMessageBytes, heartbeatSeconds } = handshake ?? {}
  return [
    ['isEdgeEcho', say(handshake ? 'yes' : 'no')],
    ['version', version ?? ''],
    ['runtime', runtime ?? ''],
    ['httpVersion', httpVersion ?? ''],
    ['tls', handshake ? (tls ? tlsWords(tls) : say('no')) : ''],
    ['largest', maxMessageBytes ? formatSize(maxMessageBytes) : ''],
    ['heartbeat', heartbeatWords(say, heartbeatSeconds)],
    ['extensions', extensions],
  ]
}

/** @type {(say: Say, trial: Trial) => string} */
export const trialWords = (say, { works, ms, isHidden }) => {
  if (isHidden) return say('trialHidden')
  return works && ms !== null ? say('trialWorks', { ms: ms.toFixed(1) }) : say('trialFails')
}

/** @type {(page: Page, row: { key: Key, here: string, there: string, differs: boolean }) => unknown} */
const rowView = ({ say }, { key, here, there, differs }) => html`
  <tr class=${differs ? 'differs' : ''}>
    <th scope="row">${say(key)}${when(differs, () => html` <span class="badge">${say('differs')}</span>`)}</th>
    <td>${here || '–'}</td>
    <td>${there || '–'}</td>
  </tr>
`

/** Those that are no edge-echo, as far as this page can know. @param {ServerFacts[]} servers */
const strangersOf = (...servers) => servers.filter(({ handshake }) => !handshake)

/** Times differ always, and are no difference by themselves. Of a server that tells nothing of itself only what it does is compared. @type {(say: Say, own: ServerFacts, other: ServerFacts) => { key: Key, here: string, there: string, differs: boolean, isTrial: boolean }[]} */
export const rowsOf = (say, own, other) => {
  const areKnown = !strangersOf(own, other).length
  const theirs = factsOf(say, other)
  const facts = factsOf(say, own).map(([key, here], at) => {
    const there = theirs[at]?.[1] ?? ''
    const isComparable = areKnown || key === 'extensions'
    return { key, here, there, differs: here !== there, isTrial: false, isComparable }
  })
  const trials = transportNames.map((key) => {
    const [here, there] = [own.transports[key], other.transports[key]]
    const differs = here.works !== there.works
    const words = { here: trialWords(say, here), there: trialWords(say, there) }
    const isComparable = areKnown || key === 'webSocketEcho' || (here.works && there.works)
    return { key, ...words, differs, isTrial: true, isComparable }
  })
  return [...facts, ...trials].filter(({ isComparable }) => isComparable)
}

/** @type {(page: Page, own: ServerFacts, other: ServerFacts) => unknown} */
const tableView = (page, own, other) => {
  const { say } = page
  const rows = rowsOf(say, own, other)
  const count = rows.filter(({ differs }) => differs).length
  return html`
    ${strangersOf(own, other).map(({ url }) => html`<p class="warning">${say('serversStranger', { host: new URL(url).host, path: beside(url, 'handshake').pathname })}</p>`)}
    <p id="servers-summary"><strong>${count ? say('serversDiffer', { count }) : say('serversAlike')}</strong></p>
    <table id="servers-table">
      <thead>
        <tr><td></td><th scope="col">${say('thisServer')}</th><th scope="col">${new URL(other.url).host}</th></tr>
      </thead>
      <tbody>${rows.filter(({ isTrial }) => !isTrial).map((row) => rowView(page, row))}</tbody>
      <tbody>
        <tr><th scope="rowgroup" colspan="3">${say('transports')}</th></tr>
        ${rows.filter(({ isTrial }) => isTrial).map((row) => rowView(page, row))}
      </tbody>
    </table>
    <small class="below">${say('serversTimes')}</small>
  `
}

/** @param {Page} page @param {ServersActions} act */
export const serversPane = (page, act) => {
  const { state, say } = page
  const { isAsking = false, own = null, other = null, failure = '' } = state.servers ?? {}
  return html`
    <div id="servers-pane" class="workbench">
      <p>${say('serversIntro')}</p>
      <p class="actions">
        ${
          isAsking
            ? html`<button id="servers-stop" @click=${unlessDoubled(act.stop)}>${say('stop')}</button> <small>${say('serversAsking')}</small>`
            : html`<button id="servers-compare" class="primary" @click=${unlessDoubled(act.compare)}>${say('serversCompare')}</button>`
        }
      </p>
      <div role="status">
        ${failure ? html`<p class="error">${say('partFailed', { error: failure })}</p>` : nothing}
        ${other && !other.isReached ? html`<p class="error">${say(other.isLate ? 'serversLate' : 'serversFailed', { url: other.url })}</p>` : nothing}
        ${own && other?.isReached ? tableView(page, own, other) : nothing}
      </div>
    </div>
  `
}
