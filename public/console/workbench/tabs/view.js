// Several connections: the strip of tabs above the bar, and the log of one beside that of another.
import { html, nothing, repeat } from '../../../shared/lit.js'
import { rowsAtMost, rowsInSight } from '../../log/scrolling.js'
import { unreadOf } from '../../state/workspace.js'
import { describeState } from '../../view/explain.js'
import { headsView } from '../../view/log-pane.js'
import { when } from '../../view/page.js'
import { rowView } from '../../view/row.js'

/** @import { Tabs } from '../../actions.js' */
/** @import { Desk } from '../../desk.js' */
/** @import { Page } from '../../view/page.js' */
/** @import { State } from '../../state/state.js' */
/** @import { Workspace } from '../../state/workspace.js' */

/** What tells one address from another. @param {State} state */
const shortAddress = ({ link, address }) =>
  (link && link.phase !== 'closed' ? link.url : address).replace(/^wss?:\/\//, '')

/** @type {(page: Page, workspace: Workspace, at: number) => string} */
const nameOf = ({ say }, { tabs }, at) => {
  const tab = tabs[at]
  return say('tabName', { number: at + 1, address: tab ? shortAddress(tab.state) : '' })
}

/** @type {(page: Page, workspace: Workspace, tabs: Tabs) => unknown} nothing for a single one */
export const stripView = (page, workspace, tabs) => {
  const { say } = page
  if (workspace.tabs.length < 2) return nothing
  return html`
    <div id="tabs">
      <div class="strip" role="group" aria-label=${say('tabs')}>
        ${workspace.tabs.map((tab, at) => {
          const { phase, title } = describeState(say, tab.state)
          const name = nameOf(page, workspace, at)
          const unread = unreadOf(tab)
          return html`
            <span class="tab" data-phase=${phase}>
              <button aria-pressed=${at === workspace.active ? 'true' : 'false'} title="${name} · ${title}" @click=${() => tabs.choose(at)}>
                <strong>${name}</strong><span class="unseen">${title}</span>
                ${when(unread, () => html`<span class="badge">${say('unread', { count: unread })}</span>`)}
              </button>
              <button class="quiet" aria-label=${say('closeTab', { number: at + 1 })} title=${say('closeTab', { number: at + 1 })} @click=${() => tabs.close(at)}>✕</button>
            </span>
          `
        })}
      </div>
      <button id="side-by-side" aria-pressed=${workspace.beside < 0 ? 'false' : 'true'} @click=${tabs.turnBeside}>${say('sideBySide')}</button>
    </div>
  `
}

/** @type {(page: Page, workspace: Workspace, tabs: Tabs, desk: Pick<Desk, 'beside' | 'act'>) => unknown} the log of the tab that is shown beside; `page` has its state */
export const besideView = (page, workspace, tabs, { beside, act }) => {
  const { state, say } = page
  const { log } = state
  const at = workspace.beside
  const count = log.shown.length
  const scroll = beside.plan()
  const { start, end } = rowsInSight({ count, ...scroll })
  const positions = Array.from({ length: end - start }, (_, index) => start + index)
  const placeOf = (/** @type {number} */ position) =>
    state.isNewestFirst ? count - 1 - position : position
  // Used again as those of the log are, and for the same reason.
  const most = rowsAtMost(scroll)
  const slotOf = (/** @type {number} */ position) => placeOf(position) % most
  const choose = (/** @type {number} */ number) => {
    tabs.choose(at)
    act.choose(number)
  }
  const rowPage = { ...page, act: { ...act, choose } }
  const { phase, title } = describeState(say, state)
  const place = () => {
    if (beside.place()) tabs.redraw()
  }
  return html`
    <section id="beside" aria-labelledby="beside-title">
      <div class="row" data-phase=${phase}>
        <h2 id="beside-title">${nameOf(page, workspace, at)}</h2>
        <strong>${title}</strong>
        <button id="work-with" @click=${() => tabs.choose(at)}>${say('workWith')}</button>
      </div>
      ${when(log.entries.length, () => headsView(page))}
      <div id="beside-viewport" tabindex="0" role="region" aria-label=${say('besideLog', { number: at + 1 })} @scroll=${place} @pointerdown=${beside.hold}>
        <ul .style=${`height: ${count * scroll.rowHeight}px; padding-top: ${start * scroll.rowHeight}px`}>
          ${repeat(positions, slotOf, (position) => {
            const number = log.shown[placeOf(position)] ?? 0
            const entry = log.get(number)
            return entry ? rowView(rowPage, number, entry, { position, count }) : nothing
          })}
        </ul>
        ${when(!log.entries.length, () => html`<p class="nothing">${say('besideEmpty')}</p>`)}
      </div>
    </section>
  `
}
