// The sentence that sums a run up, and the table of results, which is also there as Markdown.
import { html } from '../../shared/lit.js'
import { cellsOf, formatDelay, toMarkdown } from '../measure/figures.js'
import { verdictOf } from '../measure/verdict.js'

/** @import { Key, Say } from '../../shared/language.js' */
/** @import { State } from '../state.js' */

/** @type {Key[]} in the order of `cellsOf` */
const columns = [
  'transport',
  'ticks',
  'missed',
  'requests',
  'headerBytes',
  'bodyBytes',
  'bytesPerTick',
  'p50',
  'p99',
  'openMean',
]

/** @type {(say: Say, state: State) => string[][]} */
const rowsOf = (say, { snapshot, phase }) =>
  snapshot.lanes.map(({ name, figures }) => [
    say(name),
    ...(phase === 'idle' || phase === 'starting'
      ? columns.slice(1).map(() => '–')
      : cellsOf(figures)),
  ])

/** @type {(say: Say, state: State) => string} */
export const markdownOf = (say, state) =>
  toMarkdown(
    columns.map((key) => say(key)),
    rowsOf(say, state),
  )

/** @type {(say: Say, state: State) => string} */
export const verdictView = (say, { snapshot }) => {
  const verdict = verdictOf(snapshot.lanes)
  if (!verdict) return say('noVerdict')
  const { cost, delay, times } = verdict
  return say('verdict', {
    few: cost.lowest.value.toFixed(0),
    cheapest: say(cost.lowest.name),
    many: Math.round(cost.highest.value),
    dearest: say(cost.highest.name),
    times: times.toFixed(times < 10 ? 1 : 0),
    soon: formatDelay(delay.lowest.value),
    fastest: say(delay.lowest.name),
    late: formatDelay(delay.highest.value),
    slowest: say(delay.highest.name),
  })
}

/** @type {(say: Say, state: State) => unknown} */
export const tableView = (say, state) => html`
  <div class="scroll" tabindex="0" role="region" aria-labelledby="results-title">
    <table>
      <thead><tr id="heads">${columns.map((key) => html`<th scope="col">${say(key)}</th>`)}</tr></thead>
      <tbody id="rows">${rowsOf(say, state).map(
        ([name, ...cells]) =>
          html`<tr><th scope="row">${name}</th>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>
`
