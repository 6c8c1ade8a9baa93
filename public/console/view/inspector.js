// The pane at the side: a message, the figures, or the handshake. On a narrow window it is a sheet.
import { html } from '../../shared/lit.js'
import { partNames, viewerNames } from '../workbench/parts.js'
import { partPane } from './part-pane.js'

/** @import { Page } from './page.js' */

/** The servers are opened from the handshake. */
const tabNames = partNames.filter((name) => name !== 'servers')

/** @param {Page} page */
export const inspectorView = (page) => {
  const { state, say, act } = page
  return html`
    <div
      id="splitter"
      role="separator"
      tabindex="0"
      aria-orientation="vertical"
      aria-label=${say('splitter')}
      aria-valuemin="18"
      aria-valuemax="60"
      aria-valuenow=${Math.round(state.inspectorWidth)}
      @pointerdown=${act.startResize}
      @keydown=${act.resizeByKey}
    ></div>
    <aside id="inspector" aria-label=${say('inspector')} .style=${`--width: ${state.inspectorWidth}rem`}>
      <div class="tabs" role="group" aria-label=${say('inspector')}>
        ${(state.isOnce ? viewerNames : tabNames).map((pane) => html`<button data-pane=${pane} aria-pressed=${pane === state.pane ? 'true' : 'false'} @click=${() => act.showPane(pane)}>${say(`pane-${pane}`)}</button>`)}
        <button id="close-inspector" class="quiet" aria-label=${say('closeInspector')} title=${say('closeInspector')} @click=${act.closeInspector}>✕</button>
      </div>
      <div class="pane">${partPane(page)}</div>
    </aside>
  `
}

/** @param {Page} page what opens it, while it is closed */
export const inspectorOpener = ({ say, act }) => html`
  <button id="open-inspector" class="quiet" aria-label=${say('inspector')} title=${say('inspector')} @click=${act.openInspector}>◧</button>
`
