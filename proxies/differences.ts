// Whether each configuration is what its product's file says of it: a good one all well, another one
// found out.

import type { Result } from '../src/service/doctor/examine.ts'
import type { Measured } from './measure.ts'
import type { Configuration, Product } from './product.ts'

/** A line for each check that found what it was not to find, or did not find what it was to. */
export function differences({ product, columns }: Measured, idleSeconds: number): string[] {
  return columns.flatMap(({ configuration, results }) => {
    const wanted = complaintsOf(configuration, idleSeconds)
    const found = results.filter(({ verdict }) => verdict === 'broken' || verdict === 'note')
    const missing = wanted.filter((name) => found.every((result) => result.name !== name))
    return [
      ...found
        .filter(({ name }) => !wanted.includes(name))
        .map(({ name, value }) => lineOf(product, configuration, `${name}: ${value}`)),
      ...missing.map((name) =>
        lineOf(product, configuration, `${name} finds nothing: ${sayingOf(results, name)}`),
      ),
    ]
  })
}

function complaintsOf({ finds, idleSeconds: end }: Configuration, idleSeconds: number): string[] {
  return end !== undefined && end < idleSeconds ? [...finds, 'idle'] : finds
}

function lineOf({ name }: Product, { file, title }: Configuration, what: string): string {
  return `${name}/${file} (${title}): ${what}`
}

function sayingOf(results: Result[], wanted: string): string {
  return results.find(({ name }) => name === wanted)?.value ?? 'it did not run'
}
