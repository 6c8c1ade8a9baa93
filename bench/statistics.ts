// The middle of some figures, and how far they lie apart.

export interface Summary {
  median: number
  min: number
  max: number
}

export function summarize(figures: readonly number[]): Summary {
  const sorted = [...figures].sort((a, b) => a - b)
  return { median: quantile(sorted, 0.5), min: quantile(sorted, 0), max: quantile(sorted, 1) }
}

/** Of the mean of these; null when there is but one. */
export function standardError(figures: readonly number[]): number | null {
  const count = figures.length
  if (count < 2) return null
  const mean = figures.reduce((sum, figure) => sum + figure, 0) / count
  const squares = figures.reduce((sum, figure) => sum + (figure - mean) ** 2, 0)
  return Math.sqrt(squares / (count - 1) / count)
}

/** @param sorted ascending, not empty */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = (sorted.length - 1) * share
  const [below = 0, above = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return below + (above - below) * (at - Math.floor(at))
}
