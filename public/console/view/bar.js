// The bar on top: where to connect, the one button, and how the connection stands.
import { formatDuration, formatTime, formatUptime } from '../../shared/format.js'
import { html, live, nothing } from '../../shared/lit.js'
import { unlessDoubled } from '../../shared/unless-doubled.js'
import { countFaults } from '../state/faults.js'
import { isBusy, isOpen } from '../state/state.js'
import { addressesMenu } from './addresses-menu.js'
import { describeState, explain, nameOf } from './explain.js'
import { faultsMenu } from './faults-menu.js'
import { optionsMenu } from './options-menu.js'
import { errorView, when } from './page.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
const connectButton = ({ state, say, act }) => {
  const busy = isBusy(state)
  const isLive = isOpen(state) || state.link?.phase === 'closing'
  return html`
    <button id="connect_websocket" class="primary" ?hidden=${busy || state.isOnce} @click=${unlessDoubled(act.connect)}>${say('connect')}</button>
    <button id="close_websocket" ?hidden=${!busy} @click=${unlessDoubled(act.close)}>${say(isLive ? 'disconnect' : 'cancel')}</button>
  `
}

/** @param {Page} page */
const facts = ({ state, say }) => {
  const { link, now } = state
  if (link?.phase !== 'open') return nothing
  const { openMs, openedAt, protocol, extensions, url } = link
  const faults = countFaults(url)
  return html`
    <span class="fact opening">${say('openedIn', { duration: formatDuration(openMs) })}</span>
    <span class="fact">${say('uptime', { duration: formatUptime(now - openedAt) })}</span>
    ${when(protocol, () => html`<span class="fact">${say('protocolChosen', { protocol })}</span>`)}
    ${when(extensions, () => html`<span class="fact wide">${extensions}</span>`)}
    ${when(faults, () => html`<span class="badge">${say('faultsActive', { count: faults })}</span>`)}
  `
}

/** @param {Page} page what ended the connection that has come back since, or that is tried again */
const causeView = ({ state, say, act }) => {
  const { cause, link } = state
  if (!cause || link?.ending?.id === cause.id) return nothing
  const { at, code, reason } = cause
  const name = `${nameOf(code)}${reason ? `${say('comma')}${say('reason', { reason })}` : ''}`
  const words = `${say('cause', { time: formatTime(at).slice(0, 8), name })} ${explain(say, cause)}`
  return html`
    <span id="cause" class="note">
      <span class="words" title=${words}>${words}</span>
      <button class="quiet" @click=${act.dismissCause} aria-label=${say('dismiss')}>✕</button>
    </span>
  `
}

/** @param {Page} page @param {boolean} isFull whether there is room for no other connection */
const newTabView = ({ say, act }, isFull) => {
  const words = say(isFull ? 'noMoreTabs' : 'newTab')
  return html`<button id="new-tab" class="quiet" ?disabled=${isFull} aria-label=${words} title=${words} @click=${act.openTab}>＋</button>`
}

/** @type {(page: Page, several?: { strip?: unknown, isFull?: boolean }) => unknown} the strip of tabs, where there are several */
export const barView = (page, { strip, isFull = false } = {}) => {
  const { state, say, act, errors } = page
  const { phase, title, detail, next } = describeState(say, state)
  return html`
    <section id="bar" aria-label=${say('connection')}>
      ${strip}
      <div class="row">
        <label class="address">
          <span class="unseen">${say('address')}</span>
          <input
            id="address"
            inputmode="url"
            autocomplete="off"
            aria-invalid=${errors.address ? 'true' : 'false'}
            aria-describedby="address-error"
            .value=${live(state.address)}
            @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => act.set('address', target.value)}
            @keydown=${act.connectOnEnter}
          />
        </label>
        <div class="menus">
          ${addressesMenu(page)} ${when(!state.isOnce, () => faultsMenu(page))} ${optionsMenu(page)}
          ${when(!state.isOnce, () => newTabView(page, isFull))}
        </div>
        ${connectButton(page)}
      </div>
      ${errorView(page, 'address', errors.address)}
      <div class="row" id="state" data-phase=${phase}>
        <strong id="state-title">${title}</strong>
        <span id="state-detail">${detail}</span>
        <span id="state-next">${next}</span>
        ${when(state.retry, () => html`<button id="reconnect" class="quiet" @click=${act.reconnect}>${say('retryNow')}</button>`)}
        ${facts(page)} ${causeView(page)}
      </div>
    </section>
  `
}
