// Whether things that leave one by one arrive in lumps: held back on the way, and passed on together.

/** Arrivals nearer to each other than this part of their usual distance have come together. */
const TOGETHER = 0.25

/** Of the arrivals, in milliseconds, the part that came together with the one before it. @type {(arrivals: readonly number[], intervalMs: number) => number} */
export const lumpedPart = (arrivals, intervalMs) => {
  const gaps = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? at))
  const near = gaps.filter((gap) => gap < intervalMs * TOGETHER)
  return gaps.length === 0 ? 0 : near.length / gaps.length
}

/** Half of them: a machine that is busy delays some. */
export const MANY = 0.5
