// Findings as a run makes them, by name and verdict.

import type { Measured } from '../../proxies/measure.ts'
import { PRODUCTS } from '../../proxies/products.ts'
import type { Verdict } from '../../public/doctor/finding.js'
import { CHECKS } from '../../src/service/doctor/checks/index.ts'

/** The first configurations of the product, each with all checks well but these. */
export function measured(name: string, columns: Record<string, Verdict>[]): Measured {
  const product = PRODUCTS.find((one) => one.name === name)
  if (product === undefined) throw new Error(`There is no product "${name}"`)
  return {
    product,
    version: '1.0',
    columns: columns.map((verdicts, index) => ({
      configuration: product.configurations[index] ?? product.configurations[0],
      results: CHECKS.map((check) => ({
        name: check.name,
        group: check.group,
        tookMs: 1,
        verdict: verdicts[check.name] ?? 'ok',
        value: `${check.name} at 127.0.0.1:12345`,
        meaning: `what ${check.name} means`,
        change: `what to change for ${check.name}`,
      })),
    })),
  }
}
