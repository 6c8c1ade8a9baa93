// Tests that not every runtime or machine can run. One that is left out says why, in the last lines of the
// run: test/summary-reporter.ts.

import { describe, it } from 'vitest'
import { reasons } from './reasons.ts'

type Skippable = Pick<typeof it, 'each'> & typeof it

/**
 * `it` where the runtime can do that, or with `!` in front where it cannot; else the test is skipped.
 *
 * @param can what the runtime can do
 */
export function itIf<Name extends keyof typeof reasons>(
  can: Partial<Record<Name extends `!${infer Positive}` ? Positive : Name, unknown>>,
  name: Name,
): Skippable {
  const isNegative = name.startsWith('!')
  const isAble = Boolean(can[name.replace('!', '') as keyof typeof can])
  return itWhere(isAble !== isNegative, reasons[name])
}

/** `it` where that holds; else the test is skipped, with the reason. */
export function itWhere(isPossible: boolean, reason: string): Skippable {
  if (isPossible) return it
  const skip = (name: string) => it(name, (context) => context.skip(reason))
  const each = (cases: readonly unknown[]) => (name: string) =>
    it.for(cases)(name, (_case, context) => context.skip(reason))
  return Object.assign(skip, { each }) as unknown as Skippable
}

/** `describe` where that holds; else one test in its place is skipped, with the reason. */
export function describeWhere(isPossible: boolean, reason: string) {
  return isPossible
    ? (name: string, tests: () => void) => void describe(name, tests)
    : (name: string, _tests: () => void) => it(name, (context) => context.skip(reason))
}
