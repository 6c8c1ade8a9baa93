// A pane of the workbench, and what is there until it is loaded.
import { html } from '../../shared/lit.js'

/** @import { Page } from './page.js' */

/** @param {Page} page */
export const partPane = (page) => {
  const { state, say, act } = page
  const part = act.partOf(state.pane)
  if (part) return part.view(page)
  if (state.pane === 'message' && !state.chosen)
    return html`<p class="nothing">${say('nothingChosen')}</p>`
  const { partFailure } = state
  if (!partFailure) return html`<p class="nothing">${say('partLoads')}</p>`
  // A module that failed to load fails again in the same page.
  return html`<p class="error" role="alert">${say('partFailed', { error: partFailure })}</p>`
}
