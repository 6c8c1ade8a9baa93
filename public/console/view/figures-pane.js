// Round trips and traffic, drawn. The same is said in words, and as a table.
import { formatDuration, formatSize, formatTime } from '../../shared/format.js'
import { html, nothing, svg } from '../../shared/lit.js'
import { axisEnd, histogram, lastMinute, latestSamples, summarize } from '../state/figures.js'
import { when } from './page.js'

/** @import { Sample } from '../state/figures.js' */
/** @import { Page } from './page.js' */

const width = 300
const height = 100
/** A mark at the top, so that many of them leave the curve in sight. */
const lostHeight = 9

/** @type {(number: number) => string} */
const short = (number) => number.toFixed(1)

/** @type {(samples: Sample[], end: number) => { trips: string, lost: string }} */
const tripPaths = (samples, end) => {
  const step = width / Math.max(samples.length, 30)
  let [trips, lost] = ['', '']
  for (const [at, { ms }] of samples.entries()) {
    if (ms === null) lost += `M${short((at + 0.5) * step)},0v${lostHeight}`
    else
      trips += `${trips ? 'L' : 'M'}${short(at * step)},${short((1 - ms / end) * height)}h${short(step)}`
  }
  return { trips, lost }
}

/** Where among the samples the connection came back. @type {(samples: Sample[], reconnects: number[]) => string} */
const reconnectPath = (samples, reconnects) => {
  const step = width / Math.max(samples.length, 30)
  const first = samples[0]?.at ?? Infinity
  return reconnects
    .filter((at) => at >= first)
    .map((at) => {
      const found = samples.findIndex((sample) => sample.at >= at)
      return `M${short((found < 0 ? samples.length : found) * step)},0V${height}`
    })
    .join('')
}

/** @type {(chart: { id: string, label: string, top: string, bottom?: string, from: string, to: string, drawing: unknown, point?: ((event: PointerEvent) => void) | undefined, leave?: (() => void) | undefined }) => unknown} */
const chartView = ({ id, label, top, bottom = '0', from, to, drawing, point, leave }) => html`
  <div class="chart" id=${id} role="img" aria-label=${label} @pointermove=${point ?? nothing} @pointerleave=${leave ?? nothing}>
    <span class="top">${top}</span><span class="bottom">${bottom}</span>
    <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true">${drawing}</svg>
    <span class="from">${from}</span><span class="to">${to}</span>
  </div>
`

/** @type {(page: Page, samples: Sample[]) => unknown} */
const roundTripView = (page, samples) => {
  const { state, say, act } = page
  const { figures, pointed } = state
  const summary = summarize(samples)
  const end = axisEnd(summary?.max ?? 0)
  const { trips, lost } = tripPaths(samples, end)
  const step = width / Math.max(samples.length, 30)
  const line = (/** @type {number} */ ms) => `M0,${short((1 - ms / end) * height)}H${width}`
  const sample = samples[pointed]
  const words = summary
    ? say('figures', {
        min: formatDuration(summary.min),
        median: formatDuration(summary.median),
        p99: formatDuration(summary.p99),
        max: formatDuration(summary.max),
        lost: figures.lost,
      })
    : say('noFigures', { lost: figures.lost })
  const drawing = svg`
    <path class="median" d=${summary ? line(summary.median) : ''}/>
    <path class="p99" d=${summary ? line(summary.p99) : ''}/>
    <path class="reconnects" d=${reconnectPath(samples, figures.reconnects)}/>
    <path class="lost" d=${lost}/>
    <path class="trips" d=${trips}/>
    <path class="pointer" d=${sample ? `M${short((pointed + 0.5) * step)},0V${height}` : ''}/>`
  return html`
    <h3>${say('roundTrip')}</h3>
    <p id="figures">${words}</p>
    ${chartView({
      id: 'chart',
      label: words,
      top: formatDuration(end),
      from: samples.length ? say('samplesAgo', { count: samples.length }) : '',
      to: say('latest'),
      drawing,
      point: act.pointAt,
      leave: act.pointAway,
    })}
    <p class="pointed"><small>${
      sample
        ? `${formatTime(sample.at)} · ${sample.ms === null ? say('wasLost') : formatDuration(sample.ms)}`
        : say('legend', { reconnects: figures.reconnects.length })
    }</small></p>
  `
}

/** @type {(page: Page, samples: Sample[]) => unknown} */
const histogramView = ({ say }, samples) => {
  const bins = histogram(samples)
  const most = Math.max(...bins.map(({ count }) => count))
  const step = width / bins.length
  const bars = bins
    .map(({ count }, at) =>
      count
        ? `M${short(at * step + 1)},${height}V${short((1 - count / most) * height)}H${short((at + 1) * step - 1)}V${height}Z`
        : '',
    )
    .join('')
  const fullest = bins.find(({ count }) => count === most)
  const label = say('histogramWords', {
    count: most,
    from: formatDuration(fullest?.from ?? 0),
    to: formatDuration(fullest?.to ?? 0),
  })
  return html`
    <h3>${say('histogram')}</h3>
    ${chartView({
      id: 'histogram',
      label,
      top: `${most}`,
      from: formatDuration(0),
      to: formatDuration(bins.at(-1)?.to ?? 0),
      drawing: svg`<path class="bars" d=${bars}/>`,
    })}
    <p><small>${label}</small></p>
  `
}

/** @param {Page} page */
const trafficView = ({ state, say }) => {
  const seconds = lastMinute(state.figures, state.now)
  const most = axisEnd(
    Math.max(1, ...seconds.map(({ sent, received }) => Math.max(sent, received))),
  )
  const mostBytes = Math.max(1, ...seconds.map(({ bytes }) => bytes))
  const step = width / seconds.length
  /** @param {(second: import('../state/figures.js').Second) => number} share from 0 to 1 */
  const steps = (share) =>
    seconds
      .map(
        (second, at) =>
          `${at ? 'L' : 'M'}${short(at * step)},${short((1 - share(second)) * height)}h${short(step)}`,
      )
      .join('')
  const last = seconds.at(-2)
  const label = say('trafficWords', {
    sent: last?.sent ?? 0,
    received: last?.received ?? 0,
    bytes: formatSize(last?.bytes ?? 0),
  })
  return html`
    <h3>${say('traffic')}</h3>
    ${chartView({
      id: 'traffic',
      label,
      top: `${most.toLocaleString('en')}/s`,
      from: say('minuteAgo'),
      to: say('nowWord'),
      drawing: svg`<path class="bytes" d=${`${steps(({ bytes }) => bytes / mostBytes)}V${height}H0Z`}/><path class="received" d=${steps(({ received }) => received / most)}/><path class="sent" d=${steps(({ sent }) => sent / most)}/>`,
    })}
    <p><small>${label} ${say('trafficLegend', { bytes: formatSize(mostBytes) })}</small></p>
  `
}

/** @type {(page: Page, samples: Sample[]) => unknown} */
const tableView = ({ say }, samples) => html`
  <details>
    <summary>${say('asTable')}</summary>
    <table>
      <thead><tr><th scope="col">${say('time')}</th><th scope="col">${say('roundTrip')}</th></tr></thead>
      <tbody>${samples
        .slice(-50)
        .reverse()
        .map(
          ({ at, ms }) =>
            html`<tr><td>${formatTime(at)}</td><td>${ms === null ? say('wasLost') : formatDuration(ms)}</td></tr>`,
        )}</tbody>
    </table>
  </details>
`

/** @param {Page} page */
export const figuresPane = (page) => {
  const samples = latestSamples(page.state.figures)
  return html`
    ${roundTripView(page, samples)}
    ${when(
      samples.some(({ ms }) => ms !== null),
      () => histogramView(page, samples),
    )}
    ${trafficView(page)}
    ${when(samples.length, () => tableView(page, samples))}
  `
}
