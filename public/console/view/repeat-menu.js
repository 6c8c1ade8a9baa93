// The message many times, at a rate.
import { html } from '../../shared/lit.js'
import { unlessDoubled } from '../../shared/unless-doubled.js'
import { fieldView, menuView } from './page.js'

/** @import { Page } from './page.js' */

/** @type {(text: string, min: number, max: number) => boolean} */
const isWithin = (text, min, max) =>
  /^\s*\d+(\.\d+)?\s*$/.test(text) && Number(text) >= min && Number(text) <= max

/** @param {Page['state']} state */
export const isPlanRight = ({ repeatCount, repeatRate }) =>
  isWithin(repeatCount, 1, 1_000_000) && isWithin(repeatRate, 0, 100_000)

/** @param {Page} page */
export const repeatMenu = (page) => {
  const { state, say, act } = page
  const { run, repeatCount, repeatRate } = state
  const isRunning = run !== null && !run.isOver
  const wrong = (
    /** @type {string} */ text,
    /** @type {number} */ min,
    /** @type {number} */ max,
  ) =>
    isWithin(text, min, max)
      ? undefined
      : { key: /** @type {const} */ ('badNumber'), values: { min, max } }
  return menuView(
    'repeat',
    say('repeat'),
    html`
      <div class="pair">
        ${fieldView(page, { id: 'repeat-count', name: 'repeatCount', label: 'repeatCount', mode: 'numeric', error: wrong(repeatCount, 1, 1_000_000) })}
        ${fieldView(page, { id: 'repeat-rate', name: 'repeatRate', label: 'repeatRate', mode: 'numeric', error: wrong(repeatRate, 0, 100_000) })}
      </div>
      <small>${say('repeatHint', { n: '{{n}}' })}</small>
      <p>
        <button id="repeat-run" class="primary" @click=${unlessDoubled(isRunning ? act.stopRun : act.startRun)}>${say(isRunning ? 'stop' : 'start')}</button>
        <small id="repeat-status">${run ? say('repeated', { done: run.done, count: run.count }) : ''}</small>
      </p>
    `,
  )
}
