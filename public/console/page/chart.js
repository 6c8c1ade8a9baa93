// Draws round trips. The figures above say the same in words, and lines differ by dashes too.
import { say } from '../language.js'
import { formatDuration } from '../log/figures.js'
import { html } from './element.js'

const width = 300
const height = 100

/** @param {string} name @param {string} d */
const draw = (name, d) => document.querySelector(`path.${name}`)?.setAttribute('d', d)

/** @param {import('../wire/round-trips.js').RoundTrips} roundTrips */
export const drawChart = ({ samples, lost, figures }) => {
  const { median, p99, max } = figures
  const times = Object.entries(figures).map(([name, ms]) => [name, max ? formatDuration(ms) : '–'])
  say(html('figures'), 'figures', { ...Object.fromEntries(times), lost })
  html('chart').hidden = !samples.length

  const step = width / Math.max(samples.length, 60)
  /** @param {number} ms */
  const y = (ms) => ((1 - ms / (max * 1.1 || 1)) * height).toFixed(1)
  const seen = samples.map((ms, at) => (ms === null ? '' : `L${at * step},${y(ms)}h${step}`))
  const gone = samples.map((ms, at) => (ms === null ? `M${(at + 0.5) * step},0V${height}` : ''))
  draw('trips', seen.join('').replace('L', 'M'))
  draw('lost', gone.join(''))
  draw('p99', `M0,${y(p99)}H${width}`)
  draw('median', `M0,${y(median)}H${width}`)
}
