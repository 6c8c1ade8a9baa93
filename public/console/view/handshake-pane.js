// What was said before the first message: what the server saw of this browser, and how to say more
// from a terminal.
import { formatSize } from '../../shared/format.js'
import { html, nothing } from '../../shared/lit.js'
import { commands } from '../state/commands.js'
import { parseAddress, parseProtocols } from '../wire/address.js'
import { factsView, when } from './page.js'

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
    maxMessageBytes,
  } = handshake
  const facts = /** @type {[string, unknown][]} */ ([
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
    [say('largest'), maxMessageBytes && formatSize(maxMessageBytes)],
  ])
  return html`
    <h3>${say('seen')}</h3>
    <small>${say('seenHint')}</small>
    ${factsView(facts.filter(([, value]) => value))}
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
          ? factsView([
              [say('offered'), link.protocols.join(', ') || '–'],
              [say('protocol'), link.protocol || '–'],
              [say('extensions'), link.extensions || '–'],
              [say('address'), link.url],
            ])
          : html`<p class="nothing">${say('noHandshake')}</p>`
      }
      ${seenView(page)}
      <p><button id="open-servers" @click=${() => act.showPane('servers')}>${say('pane-servers')}</button></p>
      ${when(
        url,
        () => html`
          <h3>${say('terminal')}</h3>
          <small>${say('cannot')}</small>
          ${tools.map((tool) => {
            const command = commands[tool](url, protocols)
            return html`
              <div class="command">
                <span>${tool}</span>
                <button @click=${() => act.copyText(command)}>${say('copyAs', { tool })}</button>
                <pre tabindex="0" role="region" aria-label=${tool}>${command}</pre>
              </div>
            `
          })}
        `,
      )}
    </div>
  `
}
