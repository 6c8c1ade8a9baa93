// One transport, drawn while it runs: ticks above, arrivals below, and what is open at the bottom.
// What it draws is said in words and numbers beside it and in the table.
import { html, svg } from '../../shared/lit.js'

/** @import { Say } from '../../shared/language.js' */
/** @import { Snapshot } from '../measure/snapshot.js' */

const parts = /** @type {const} */ (['spans', 'starts', 'ticks', 'missed', 'delays', 'arrivals'])

/** @type {(say: Say, lane: Snapshot['lanes'][number], mostBytes: number) => unknown} */
export const laneView = (say, { name, paths, figures, openNow, failure }, mostBytes) => {
  const { headerBytes, bodyBytes, ticks, missed, requests } = figures
  const scale = 1000 / mostBytes
  const split = (headerBytes * scale).toFixed(1)
  return html`
    <section class="lane">
      <h3>${say(name)}</h3>
      <small class="what">${say(`${name}What`)}</small>
      <svg class="time" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true">
        ${parts.map((part) => svg`<path class=${part} d=${paths[part]}/>`)}
      </svg>
      <svg class="bytes" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        <path class="headers" d="M0,5H${split}" />
        <path class="bodies" d="M${split},5h${(bodyBytes * scale).toFixed(1)}" />
      </svg>
      <p class="now">
        <strong>${(headerBytes + bodyBytes).toLocaleString('en')} B</strong>
        <span>${say('laneNow', { ticks, missed, requests, open: openNow })}</span>
      </p>
      <small class="error">${failure ? say('runFailed', { error: failure }) : ''}</small>
    </section>
  `
}
