// Round trips, losses, reconnects, and what passes in a second.

/** @typedef {{ at: number, ms: number | null }} Sample null: it was lost */
/** @typedef {{ second: number, sent: number, received: number, bytes: number }} Second */

const mostSamples = 300
const mostSeconds = 60

export const makeFigures = () => ({
  samples: /** @type {Sample[]} */ ([]),
  answered: 0,
  lost: 0,
  reconnects: /** @type {number[]} */ ([]),
  seconds: /** @type {Second[]} */ ([]),
})

/** @typedef {ReturnType<typeof makeFigures>} Figures */

/** @param {Figures} figures @param {Sample} sample */
const addSample = ({ samples }, sample) => {
  samples.push(sample)
  if (samples.length > mostSamples * 2) samples.splice(0, mostSamples)
}

/** @type {(figures: Figures, at: number, ms: number) => void} */
export const addRoundTrip = (figures, at, ms) => {
  figures.answered += 1
  addSample(figures, { at, ms })
}

/** @type {(figures: Figures, at: number, count: number) => void} */
export const addLost = (figures, at, count) => {
  figures.lost += count
  for (let left = Math.min(count, mostSamples); left > 0; left -= 1)
    addSample(figures, { at, ms: null })
}

/** @type {(figures: Figures, at: number) => void} */
export const addReconnect = (figures, at) => {
  figures.reconnects.push(at)
}

/** @type {(figures: Figures, at: number, direction: 'sent' | 'received', bytes: number) => void} */
export const addTraffic = ({ seconds }, at, direction, bytes) => {
  const second = Math.floor(at / 1000)
  let last = seconds.at(-1)
  if (last?.second !== second) {
    last = { second, sent: 0, received: 0, bytes: 0 }
    seconds.push(last)
    if (seconds.length > mostSeconds) seconds.shift()
  }
  last[direction] += 1
  last.bytes += bytes
}

/** The last ones, oldest first. @param {Figures} figures */
export const latestSamples = ({ samples }) => samples.slice(-mostSamples)

/** @param {Sample[]} samples null where nothing was answered */
export const summarize = (samples) => {
  const sorted = samples.flatMap(({ ms }) => (ms === null ? [] : [ms])).sort((a, b) => a - b)
  if (!sorted.length) return null
  /** @param {number} share by nearest rank */
  const rank = (share) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { min: rank(0), median: rank(0.5), p99: rank(0.99), max: rank(1) }
}

/** @type {(most: number) => number} a round number at or above it, for the end of an axis */
export const axisEnd = (most) => {
  if (!(most > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 2, 5, 10].find((step) => step * power >= most) ?? 10
  return step * power
}

/** @typedef {{ from: number, to: number, count: number }} Bin */

/** How many round trips took how long, in equal steps. @type {(samples: Sample[], bins?: number) => Bin[]} */
export const histogram = (samples, bins = 20) => {
  const times = samples.flatMap(({ ms }) => (ms === null ? [] : [ms]))
  const end = axisEnd(Math.max(...times, 0))
  const width = end / bins
  const counted = Array.from({ length: bins }, (_, at) => ({
    from: at * width,
    to: (at + 1) * width,
    count: 0,
  }))
  for (const ms of times) {
    const bin = counted[Math.min(bins - 1, Math.floor(ms / width))]
    if (bin) bin.count += 1
  }
  return counted
}

/** The last minute, with the seconds in which nothing passed. @type {(figures: Figures, now: number) => Second[]} */
export const lastMinute = ({ seconds }, now) => {
  const last = Math.floor(now / 1000)
  const known = new Map(seconds.map((each) => [each.second, each]))
  return Array.from({ length: mostSeconds }, (_, at) => {
    const second = last - mostSeconds + 1 + at
    return known.get(second) ?? { second, sent: 0, received: 0, bytes: 0 }
  })
}
