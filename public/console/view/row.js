// An entry as one line of the list. Content is only ever set as text, so HTML in it stays inert.
import { formatDifference, formatDuration, formatSize, formatTime } from '../../shared/format.js'
import { html, nothing } from '../../shared/lit.js'
import { linePieces } from '../log/line.js'
import { describeHappening } from './explain.js'

/** @import { Entry, Message, Happening } from '../log/entry.js' */
/** @import { Page } from './page.js' */

/** @type {(page: Page, number: number, at: number) => string} */
const timeOf = ({ state }, number, at) => {
  if (state.timeMode === 'clock') return formatTime(at)
  const { log } = state
  const from = state.timeMode === 'start' ? log.entries[0] : log.get(number - 1)
  return formatDifference(at - (from?.at ?? at))
}

/** An arrow, and a word for which there is not always room. @param {string} words */
const wayView = (words) => html`${words.slice(0, 1)}<span class="word">${words.slice(1)}</span>`

/** @type {(page: Page, number: number, message: Message) => unknown} */
const messageView = (page, number, { at, direction, kind, size, roundTripMs, data }) => html`
  <span class="number">${number}</span>
  <span class="time">${timeOf(page, number, at)}</span>
  <span class="way">${wayView(page.say(`way-${direction}`))}</span>
  <span class="kind">${page.say(kind)}</span>
  <span class="size">${formatSize(size)}</span>
  <span class="trip">${roundTripMs === undefined ? '' : formatDuration(roundTripMs)}</span>
  <span class="content">${size ? nothing : html`<em>${page.say('emptyMessage')}</em>`}${linePieces(
    data,
    page.state.query.marks,
  ).map(({ text, part, isMarked }) =>
    isMarked
      ? html`<mark>${text}</mark>`
      : part === 'plain'
        ? text
        : html`<span class="json-${part}">${text}</span>`,
  )}</span>
`

/** @type {(page: Page, number: number, happening: Happening) => unknown} */
const happeningView = (page, number, happening) => {
  const { sign, title, detail } = describeHappening(page.say, happening)
  return html`
    <span class="number">${number}</span>
    <span class="time">${timeOf(page, number, happening.at)}</span>
    <span class="what">${sign} ${title}</span>
    <span class="detail">${detail}</span>
  `
}

/** @param {Entry} entry */
const classOf = (entry) => (entry.direction === 'event' ? `event ${entry.event}` : entry.direction)

/** @type {(page: Page, number: number, entry: Entry, place: { position: number, count: number }) => unknown} */
export const rowView = (page, number, entry, { position, count }) => html`
  <li
    class=${classOf(entry)}
    data-number=${number}
    aria-posinset=${position + 1}
    aria-setsize=${count}
    aria-current=${page.state.chosen === number ? 'true' : 'false'}
  >
    <button tabindex="-1" @click=${() => page.act.choose(number)}>
      ${entry.direction === 'event' ? happeningView(page, number, entry) : messageView(page, number, entry)}
    </button>
  </li>
`
