// What differs between the recording and now: the first message, how, and all of them in a list.
import { formatDifference } from '../../../shared/format.js'
import { html, nothing } from '../../../shared/lit.js'
import { dumpLine } from '../../data/hex.js'
import { oneLine } from '../../log/line.js'
import { changesBetween, changesView } from '../../view/difference.js'
import { nameOf } from '../../view/explain.js'
import { when } from '../../view/page.js'

/** @import { Page } from '../../view/page.js' */
/** @import { Comparison, Row } from '../recording/comparison.js' */
/** @import { End, Passed, Recording } from '../recording/recording.js' */
/** @import { Replaying } from './replay.js' */
/** @import { Replay, Taken } from './state.js' */
/** @typedef {{ replay: Replay, recorded: Recording, comparison: Comparison }} Result */

/** How many rows are shown, since the page draws all of them. */
const mostRows = 200

/** @param {Passed['data']} data */
const lineOf = (data) => (typeof data === 'string' ? oneLine(data) : dumpLine(data.subarray(0, 16)))

/** @param {Page} page @param {End | null} end */
const endWords = ({ say }, end) =>
  end && !end.closedHere
    ? say('endOf', {
        name: nameOf(end.code),
        reason: end.reason ? `, ${say('reason', { reason: end.reason })}` : '',
      })
    : say('endNone')

/** @type {(page: Page, row: Row) => unknown} */
const rowView = ({ say, state, act }, { kind, before, after }) => {
  const serial = /** @type {Taken['messages'][number] | undefined} */ (after)?.serial
  const numberInLog = serial
    ? state.log.findLast((entry) => entry.direction !== 'event' && entry.serial === serial)
    : null
  const shown = before && after ? changesBetween(before.data, after.data) : null
  const data = (after ?? before)?.data ?? ''
  return html`
    <pre id="replay-content" tabindex="0" role="region" aria-label=${say('reading-difference')}>${
      shown
        ? changesView(shown)
        : changesView([
            {
              kind: kind === 'sent' ? 'same' : after ? 'added' : 'removed',
              text: typeof data === 'string' ? data : lineOf(data),
            },
          ])
    }</pre>
    ${numberInLog ? html`<p><button id="show-in-log" @click=${() => act.choose(numberInLog)}>${say('showInLog')}</button></p>` : nothing}
  `
}

/** @type {(passed: Passed | undefined, openedAt: number) => string} */
const timeOf = (passed, openedAt) => (passed ? formatDifference(passed.at - openedAt) : '')

/** @type {(page: Page, act: Replaying, result: Result, shown: number) => unknown} */
const rowsView = ({ say }, act, { replay, recorded, comparison }, shown) => {
  const { rows } = comparison
  const from = Math.max(0, Math.min(comparison.first - mostRows / 2, rows.length - mostRows))
  const some = rows.slice(from, from + mostRows)
  return html`
    <h3>${say('comparison')}</h3>
    ${when(some.length < rows.length, () => html`<small>${say('rowsLeftOut', { count: mostRows })}</small>`)}
    <div class="heads" aria-hidden="true"><span></span><span></span><span>${say('timeThen')}</span><span>${say('nowWord')}</span></div>
    <ol id="replay-rows">
      ${some.map(
        (row, at) => html`
          <li class="row-${row.kind}" aria-current=${from + at === shown ? 'true' : 'false'}>
            <button @click=${() => act.change({ shown: from + at })}>
              <span class="number">${row.kind === 'extra' ? '+' : row.number}</span>
              <span class="mark">${say(`row-${row.kind}`)}</span>
              <span class="time">${timeOf(row.before, recorded.openedAt)}</span>
              <span class="time">${timeOf(row.after, replay.taken?.openedAt ?? 0)}</span>
              <span class="content">${lineOf((row.after ?? row.before)?.data ?? '')}</span>
            </button>
          </li>
        `,
      )}
    </ol>
  `
}

/** @type {(page: Page, row: Row) => unknown} */
const differenceWords = ({ say }, { kind, number }) => {
  if (kind === 'extra') return html`<strong>${say('differsBehind', { number })}</strong>`
  const how = say(kind === 'missing' ? 'differsMissing' : 'differsChanged')
  return html`<strong>${say('differsAt', { number })}</strong> ${how}`
}

/** @type {(page: Page, comparison: Comparison, isStopped?: boolean) => unknown} */
export const summaryView = (page, { rows, first, counts, ends }, isStopped = false) => {
  const { say } = page
  const row = rows[first]
  if (!row && !ends)
    return html`<p id="replay-alike"><strong>${say(isStopped ? 'isAlikeSoFar' : 'isAlike', { count: counts.same })}</strong></p>`
  return html`
    ${row ? html`<p id="replay-difference">${differenceWords(page, row)}</p>` : nothing}
    ${when(ends, () => html`<p id="replay-ends">${say('endDiffers', { before: endWords(page, ends?.before ?? null), after: endWords(page, ends?.after ?? null) })}</p>`)}
    <p id="replay-counts"><small>${say('countsOf', counts)}</small></p>
  `
}

/** @type {(page: Page, act: Replaying, result: Result) => unknown} */
export const detailsView = (page, act, result) => {
  const { replay, comparison } = result
  const shown = replay.shown < 0 ? comparison.first : replay.shown
  const row = comparison.rows[shown]
  return html`${row ? rowView(page, row) : nothing} ${rowsView(page, act, result, shown)}`
}
