// Names and values, as many in a line as there is room for.
import { html } from '../../shared/lit.js'

/** Has a line of its own. @param {unknown} value */
const isLong = (value) => typeof value === 'string' && value.length > 16

/** @param {[label: string, value: unknown][]} facts */
export const factsView = (facts) => html`
  <dl class="facts">${facts.map(([label, value]) => html`<div class=${isLong(value) ? 'long' : ''}><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
`
