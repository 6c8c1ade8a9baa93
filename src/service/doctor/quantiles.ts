// Figures out of many measurements.

/** Of the sorted values, the one that this part of them does not exceed; NaN of none. */
function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other)
  const at = Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)
  return sorted[Math.max(0, at)] ?? Number.NaN
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Of times in milliseconds. */
export interface Summary {
  p50: number
  p99: number
  max: number
}

export function summaryOf(times: readonly number[]): Summary {
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), max: quantile(times, 1) }
}

export function textOf({ p50, p99, max }: Summary): string {
  return `p50 ${p50.toFixed(1)}, p99 ${p99.toFixed(1)}, max ${max.toFixed(1)} ms`
}
