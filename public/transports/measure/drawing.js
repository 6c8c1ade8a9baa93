// The lines of a lane as SVG paths, in a box of 1000 by 100 that shows the last stretch of time.

/** @import { Span, Tally } from './tally.js' */
/** @typedef {{ from: number, to: number, offsetMs: number }} Window in this device's time */

const height = { tick: 6, tickEnd: 24, arrival: 58, span: 86, spanTop: 76, spanEnd: 96 }

/** How much time is shown: about a dozen ticks, but never so little that it flies by. */
export const windowMs = (/** @type {number} */ interval) => Math.max(4000, 12 * interval)

/** @param {Window} window */
const scaleOf = ({ from, to }) => {
  const perMs = 1000 / (to - from)
  return (/** @type {number} */ time) => ((time - from) * perMs).toFixed(1)
}

/** @type {(spans: Span[], window: Window) => { spans: string, starts: string }} */
export const spanPaths = (spans, window) => {
  const x = scaleOf(window)
  let bars = ''
  let starts = ''
  // The latest are last, and what ended before the window is of no interest.
  for (let at = spans.length - 1; at >= 0; at -= 1) {
    const { opened, closed } = /** @type {Span} */ (spans[at])
    if (closed < window.from) break
    const left = x(Math.max(opened, window.from))
    bars += `M${left},${height.span}H${x(Math.min(closed, window.to))}`
    if (opened >= window.from) starts += `M${left},${height.spanTop}V${height.spanEnd}`
  }
  return { spans: bars, starts }
}

/**
 * @param {Tally} tally
 * @param {number} through the last tick that must have come
 * @param {Window} window
 */
export const tickPaths = ({ arrivals, plan }, through, window) => {
  const x = scaleOf(window)
  const paths = { ticks: '', delays: '', arrivals: '', missed: '' }
  const { from, to, offsetMs } = window
  const tickAt = (/** @type {number} */ time) => Math.floor((time + offsetMs) / plan.interval)
  const last = Math.min(plan.last, tickAt(to))
  for (let tick = Math.max(plan.first, tickAt(from) + 1); tick <= last; tick += 1) {
    const happened = x(tick * plan.interval - offsetMs)
    const arrival = arrivals.get(tick)
    paths.ticks += `M${happened},${height.tick}V${height.tickEnd}`
    if (arrival !== undefined) {
      paths.delays += `M${happened},${height.tickEnd}L${x(arrival)},${height.arrival}`
      paths.arrivals += `M${x(arrival)},${height.arrival}h0`
    } else if (tick <= through) {
      paths.missed += `M${happened},${height.tickEnd}V${height.arrival}`
    }
  }
  return paths
}
