// What was said before the first message: what the server saw of this browser, and how to say more
// from a terminal.
import { html, nothing } from '../../shared/lit.js'
import { commands } from '../state/commands.js'
import { parseAddress, parseProtocols } from '../wire/address.js'
import { when } from './page.js'

/** @import { Page } from './page.js' */

const tools = /** @type {const} */ (['wscat', 'websocat', 'curl'])

/** @param {Page} page */
const seenView = ({ state, say }) => {
  const { handshake } = state
  if (!handshake) return nothing
  const {
    method = '',
    target = '',
    httpVersion = '',
    headers = [],
    remoteAddress,
    localAddress,
    tls,
    runtime,
  } = handshake
  const facts = [
    [say('fromAddress'), remoteAddress],
    [say('toAddress'), localAddress],
    [
      say('tls'),
      tls
        ? typeof tls === 'object'
          ? Object.values(tls).filter(Boolean).join(' ')
          : say('yes')
        : say('no'),
    ],
    [say('runtime'), runtime],
  ]
  return html`
    <h3>${say('seen')}</h3>
    <small>${say('seenHint')}</small>
    <dl class="facts">${facts.map(([label, value]) => (value ? html`<div><dt>${label}</dt><dd>${value}</dd></div>` : nothing))}</dl>
    <pre tabindex="0" role="region" aria-label=${say('seen')}>${method} ${target} HTTP/${httpVersion}
${headers.map(([name, value]) => `${name}: ${value}\n`)}</pre>
  `
}

/** @param {Page} page */
export const handshakePane = (page) => {
  const { state, say, act } = page
  const { link } = state
  const url = link?.url ?? parseAddress(state.address) ?? ''
  const protocols = link?.protocols ?? parseProtocols(state.protocols) ?? []
  return html`
    <div id="handshake">
      <h3>${say('agreed')}</h3>
      ${
        link?.openedAt
          ? html`<dl class="facts">
              <div><dt>${say('address')}</dt><dd>${link.url}</dd></div>
              <div><dt>${say('offered')}</dt><dd>${link.protocols.join(', ') || '–'}</dd></div>
              <div><dt>${say('protocol')}</dt><dd>${link.protocol || '–'}</dd></div>
              <div><dt>${say('extensions')}</dt><dd>${link.extensions || '–'}</dd></div>
            </dl>`
          : html`<p class="nothing">${say('noHandshake')}</p>`
      }
      ${seenView(page)}
      ${when(
        url,
        () => html`
          <h3>${say('terminal')}</h3>
          <small>${say('cannot')}</small>
          ${tools.map((tool) => {
            const command = commands[tool](url, protocols)
            return html`
              <div class="command">
                <pre tabindex="0" role="region" aria-label=${tool}>${command}</pre>
                <button aria-label=${say('copyAs', { tool })} @click=${() => act.copyText(command)}>${say('copyAs', { tool })}</button>
              </div>
            `
          })}
        `,
      )}
    </div>
  `
}
