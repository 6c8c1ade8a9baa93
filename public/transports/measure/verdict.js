// What a run says in one sentence: who needs most and least, and who is late.

/** @import { Figures } from './figures.js' */

/** @template Name @typedef {{ name: Name, value: number }} Ranked */

/** @template Name @param {Ranked<Name>[]} ranked lowest first */
const ends = (ranked) => {
  const [lowest, highest] = [ranked[0], ranked.at(-1)]
  return lowest && highest ? { lowest, highest } : null
}

/**
 * @template Name
 * @param {{ name: Name, figures: Pick<Figures, 'bytesPerTick' | 'p50'> }[]} results
 * @returns null while one of them has nothing to compare yet
 */
export const verdictOf = (results) => {
  /** @param {'bytesPerTick' | 'p50'} column */
  const rank = (column) =>
    results
      .flatMap(({ name, figures }) => {
        const value = figures[column]
        return value === null ? [] : [{ name, value }]
      })
      .sort((one, other) => one.value - other.value)
  const [bytes, delays] = [rank('bytesPerTick'), rank('p50')]
  const [cost, delay] = [ends(bytes), ends(delays)]
  if (!cost || !delay || bytes.length < results.length) return null
  return { cost, delay, times: cost.highest.value / cost.lowest.value }
}
