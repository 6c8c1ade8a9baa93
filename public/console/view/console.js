// The whole page, as it follows from the state.
import { headerView } from '../../shared/header.js'
import { html, nothing } from '../../shared/lit.js'
import { barView } from './bar.js'
import { composerView } from './composer.js'
import { inspectorView } from './inspector.js'
import { keysDialog } from './keys-dialog.js'
import { logView } from './log-pane.js'

/** @import { Key } from '../../shared/language.js' */
/** @import { Page } from './page.js' */
/** @import { Scroll } from './log-pane.js' */

/** @param {Page} page */
const noticeView = ({ state, say, act }) => {
  const isShown = state.notice !== '' && state.notice !== 'copied'
  return html`
    <div id="notice" role="status" class=${isShown ? 'shown' : ''}>
      ${isShown ? say(/** @type {Key} */ (state.notice)) : nothing}
      ${state.toCopy && state.notice === 'copyByHand' ? html`<input id="to-copy" readonly aria-label=${say('copyByHand')} .value=${state.toCopy} />` : nothing}
      ${state.undo && state.notice === 'forgotten' ? html`<button id="undo" @click=${act.undoForget}>${say('undo')}</button>` : nothing}
    </div>
  `
}

/** @type {(page: Page, scroll: Scroll, isInspectorOpen: boolean, several?: { strip?: unknown, beside?: unknown, isFull?: boolean }) => unknown} */
export const consoleView = (page, scroll, isInspectorOpen, several = {}) => {
  const { state, say, act } = page
  const { beside } = several
  return html`
    ${headerView(state, say, act)}
    ${barView(page, several)}
    <main class="${isInspectorOpen ? 'inspected' : ''} ${state.isSheetOpen ? 'sheet' : ''} ${beside ? 'beside' : ''}">
      ${logView(page, scroll)} ${beside} ${inspectorView(page)}
    </main>
    ${composerView(page)}
    ${noticeView(page)}
    <div id="announcement" class="unseen" role="status" aria-live="polite">${state.announcement}</div>
    ${keysDialog(page)}
  `
}
