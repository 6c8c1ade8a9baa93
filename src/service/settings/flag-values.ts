// Values of flags that several commands of the command line take.

import { UsageError } from './command-line.ts'

/** A whole number within the bounds. @throws UsageError */
export function parseNumber(name: string, text: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : -1
  if (value >= min && value <= max) return value
  throw new UsageError(`--${name} is a whole number from ${min} to ${max}, not "${text}"`)
}

/** A header of a request, as `curl --header` takes it. @throws UsageError */
export function parseHeader(line: string): [string, string] {
  const [, name, value] = /^([^:\s]+):\s*([^\r\n]*)$/.exec(line) ?? []
  if (name === undefined || value === undefined) {
    throw new UsageError(`--header is a line such as "Cookie: a=b", not "${line}"`)
  }
  return [name, value]
}
