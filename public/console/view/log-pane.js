// The log: its tools, the rows in sight, and what to begin with while it is empty.
import { formatSize } from '../../shared/format.js'
import { html, live, nothing, repeat } from '../../shared/lit.js'
import { rowsAtMost, rowsInSight } from '../log/scrolling.js'
import { inspectorOpener } from './inspector.js'
import { checkView, menuView, when } from './page.js'
import { rowView } from './row.js'

/** @import { Page } from './page.js' */
/** @typedef {{ top: number, height: number, rowHeight: number }} Scroll */

const timeModes = /** @type {const} */ (['clock', 'start', 'before'])

/** @param {Page} page */
const emptyView = ({ state, say, act }) => html`
  <div id="empty">
    <h3>${say(state.isOnce ? 'emptyOnceTitle' : 'emptyStayTitle')}</h3>
    <p>${say(state.isOnce ? 'emptyOnce' : 'emptyStay')}</p>
    <p class="examples">
      <button class="example" @click=${() => act.example('text', say('exampleHello'))}>${say('exampleText')}</button>
      <button class="example" @click=${() => act.example('text', '{"id": "{{uuid}}", "at": "{{now}}", "n": {{n}}}')}>${say('exampleJson')}</button>
      <button class="example" @click=${() => act.example('hex', '82 a2 69 64 07 a2 6f 6b c3')}>${say('exampleBytes')}</button>
    </p>
  </div>
`

/** For the eye: each row is read as a whole. @param {Page} page */
export const headsView = ({ say }) => html`
  <div class="heads" aria-hidden="true">
    <span class="number">#</span>
    <span class="time">${say('time')}</span>
    <span class="way"><span class="word">${say('direction')}</span></span>
    <span class="kind">${say('kind')}</span>
    <span class="size">${say('size')}</span>
    <span class="trip">${say('roundTrip')}</span>
    <span class="content">${say('content')}</span>
  </div>
`

/** What to do where the search has found no message, only what is always shown. @param {Page} page */
const nothingFoundView = ({ state, say, act }) => {
  const { log, filter } = state
  const isMessage = (/** @type {number} */ number) => log.get(number)?.direction !== 'event'
  if (!filter || !log.entries.length || log.shown.some(isMessage)) return nothing
  return html`
    <p class="nothing">${say('nothingFound')} <button id="clear-filter" @click=${() => act.filter('')}>${say('clearFilter')}</button></p>
  `
}

/** @param {Page} page */
const countView = ({ state, say }) => {
  const [shown, kept] = [state.log.shown.length, state.log.entries.length]
  return html`<small id="log-count">${kept ? say(shown === kept ? 'count' : 'countShown', { shown, kept }) : ''}</small>`
}

/** @param {Page} page */
const searchView = ({ state, say, act }) => {
  const { fault } = state.query
  return html`
    <div class="search">
      <input
        id="filter"
        type="search"
        autocomplete="off"
        placeholder=${say('filter')}
        aria-label=${say('filter')}
        aria-describedby="filter-hint filter-error"
        aria-invalid=${fault ? 'true' : 'false'}
        .value=${live(state.filter)}
        @input=${(/** @type {InputEvent & { target: HTMLInputElement }} */ { target }) => act.filter(target.value)}
      />
      <small id="filter-hint" class="hint">${say('filterHint')}</small>
      <small id="filter-error" class="hint error" role="alert">${fault ? say('badPattern', { error: fault }) : ''}</small>
    </div>
  `
}

/** @param {Page} page */
const toolsView = (page) => {
  const { state, say, act } = page
  const { log } = state
  return html`
    <div id="tools" class=${log.entries.length ? '' : 'idle'}>
      <h2 id="received">${say('received')}</h2>
      ${countView(page)} ${searchView(page)}
      <button id="pause" aria-pressed=${log.isPaused ? 'true' : 'false'} @click=${act.pause}>${log.isPaused ? say('heldBack', { count: log.heldBack }) : say('pause')}</button>
      <button id="clear" ?disabled=${!log.entries.length} @click=${act.clear}>${say('clear')}</button>
      ${menuView(
        'view',
        say('view'),
        html`
          <label>
            <span>${say('time')}</span>
            <select id="time-mode" @change=${(/** @type {Event & { target: HTMLSelectElement }} */ { target }) => act.set('timeMode', target.value)}>
              ${timeModes.map((mode) => html`<option value=${mode} .selected=${live(mode === state.timeMode)}>${say(`time-${mode}`)}</option>`)}
            </select>
          </label>
          ${checkView(page, { id: 'newest-first', name: 'isNewestFirst', label: 'newestFirst' })}
          <small>${say('bound', { most: log.mostEntries, bytes: formatSize(log.mostBytes) })}</small>
          <p><button id="export" @click=${act.exportLog}>${say('export')}</button> <button id="export-har" @click=${act.exportHar}>${say('exportHar')}</button></p>
        `,
      )}
      ${inspectorOpener(page)}
    </div>
  `
}

/** @param {Page} page @param {Scroll} scroll */
export const logView = (page, { top, height, rowHeight }) => {
  const { state, say, act } = page
  const { log, isNewestFirst } = state
  const count = log.shown.length
  const { start, end } = rowsInSight({ count, rowHeight, height, top })
  const positions = Array.from({ length: end - start }, (_, at) => start + at)
  const placeOf = (/** @type {number} */ position) =>
    isNewestFirst ? count - 1 - position : position
  // A row that leaves the sight is used again for one that comes: `repeat` leaves a comment in the
  // document for every row that it removes, and with thousands of them each removal is slow.
  const most = rowsAtMost({ rowHeight, height })
  const slotOf = (/** @type {number} */ position) => placeOf(position) % most
  return html`
    <div id="log">
      ${toolsView(page)}
      <div class="scroller">
        ${headsView(page)}
        <div id="viewport" tabindex="0" role="region" aria-labelledby="received" @scroll=${act.scroll} @pointerdown=${act.hold} @keydown=${act.walk}>
          <ul id="messagecontainer" .style=${`height: ${count * rowHeight}px; padding-top: ${start * rowHeight}px`}>
            ${repeat(positions, slotOf, (position) => {
              const number = log.shown[placeOf(position)] ?? 0
              const entry = log.get(number)
              return entry ? rowView(page, number, entry, { position, count }) : nothing
            })}
          </ul>
          ${when(!log.entries.length, () => emptyView(page))}
          ${nothingFoundView(page)}
        </div>
        ${when(state.unseen && !state.place.isAtEdge && !state.place.isHeld, () => html`<button id="unseen" class="primary" @click=${act.toEdge}>${say('unseen', { count: state.unseen })} ${isNewestFirst ? '↑' : '↓'}</button>`)}
      </div>
    </div>
  `
}
