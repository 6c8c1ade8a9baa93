// One transport, drawn while it runs: ticks above, arrivals below, and what is open at the bottom.
// What it draws is said in words and numbers beside it and in the table.
import { say } from '../language.js'
import { spanPaths, tickPaths } from '../measure/drawing.js'
import { element, within } from './element.js'

/** @import { Tally } from '../measure/tally.js' */
/** @import { Window } from '../measure/drawing.js' */
/** @typedef {'polling' | 'longPolling' | 'streaming' | 'websocket'} Name */

const template = element('lane', HTMLTemplateElement)
const lanes = element('lanes', HTMLElement)

/** @param {Name} name */
export const makeLane = (name) => {
  lanes.append(template.content.cloneNode(true))
  const lane = within(lanes, '.lane:last-child', HTMLElement)
  say(within(lane, 'h3', HTMLElement), name)
  say(within(lane, '.what', HTMLElement), `${name}What`)
  const total = within(lane, '.now strong', HTMLElement)
  const now = within(lane, '.now span', HTMLElement)
  const error = within(lane, '.error', HTMLElement)

  /** @param {Record<string, string>} paths by the class of their element */
  const draw = (paths) => {
    for (const [name, d] of Object.entries(paths)) {
      within(lane, `path.${name}`, SVGPathElement).setAttribute('d', d)
    }
  }

  /** @type {(tally: Tally, window: Window, through: number, mostBytes: number) => void} */
  const show = (tally, window, through, mostBytes) => {
    const { headerBytes, bodyBytes, arrivals, requests, failure } = tally
    const scale = 1000 / mostBytes
    const split = headerBytes * scale
    draw({
      ...spanPaths(tally.spans, window),
      ...tickPaths(tally, through, window),
      headers: `M0,5H${split.toFixed(1)}`,
      bodies: `M${split.toFixed(1)},5h${(bodyBytes * scale).toFixed(1)}`,
    })
    total.textContent = `${(headerBytes + bodyBytes).toLocaleString('en')} B`
    const missed = tally.missed(through)
    say(now, 'now', { ticks: arrivals.size, missed, requests, open: tally.openNow })
    say(error, failure ? 'failed' : null, { error: failure })
  }
  return show
}
