// A time that never goes back, from one that should not: on Workers `performance.now()` follows the
// time of day, which may be set.

/** What the source counts, without its steps back: from each of them on it counts on. */
export function steadyTime(source: () => number): () => number {
  let last = Number.NEGATIVE_INFINITY
  let lost = 0
  return () => {
    const time = source()
    if (time < last) lost += last - time
    last = time
    return time + lost
  }
}
