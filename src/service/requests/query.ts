// The query of a request, read once from its start to its end. Hono's own looks for the next `=` up
// to the end of the URL at each parameter that has none, and decodes the values nobody asks for.

import { decodePercent, escapedByte } from './percent-decoding.ts'

const PERCENT = 37
const AMPERSAND = 38
const EQUALS = 61

export type Query<Name extends string> = Partial<Record<Name, string>>

/** The parameters of those names, decoded; of one that is repeated, the first. */
export function readQuery<Name extends string>(url: string, names: readonly Name[]): Query<Name> {
  const query: Query<Name> = {}
  const end = endOfQuery(url)
  let start = url.indexOf('?') + 1
  if (start === 0) return query
  let endOfName = -1
  let missing = names.length
  const shortest = Math.min(...names.map((name) => name.length))
  for (let at = start; at <= end && missing > 0; at += 1) {
    const code = at === end ? AMPERSAND : url.charCodeAt(at)
    if (code === EQUALS && endOfName < 0) endOfName = at
    if (code !== AMPERSAND) continue
    if (endOfName < 0) endOfName = at
    const isLongEnough = endOfName - start >= shortest
    const name = isLongEnough ? nameAt(url, start, endOfName, names) : undefined
    if (name !== undefined && query[name] === undefined) {
      query[name] = decode(url.slice(endOfName + 1, at))
      missing -= 1
    }
    start = at + 1
    endOfName = -1
  }
  return query
}

/** One parameter, as `readQuery` reads it. */
export function readParameter(url: string, name: string): string | undefined {
  return readQuery(url, [name])[name]
}

function endOfQuery(url: string): number {
  const hash = url.indexOf('#')
  return hash < 0 ? url.length : hash
}

function nameAt<Name extends string>(
  url: string,
  start: number,
  end: number,
  names: readonly Name[],
): Name | undefined {
  // Not find(): most requests that mean harm have thousands of parameters.
  for (const name of names) if (isNamed(url, start, end, name)) return name
  return undefined
}

/** Whether the name stands there, as it is or with escapes in it. */
function isNamed(url: string, start: number, end: number, name: string): boolean {
  if (end - start < name.length) return false
  let at = start
  for (let index = 0; index < name.length; index += 1) {
    let code = url.charCodeAt(at)
    at += 1
    if (code === PERCENT) {
      code = escapedByte(PERCENT, url.charCodeAt(at), url.charCodeAt(at + 1))
      at += 2
    }
    if (at > end || code !== name.charCodeAt(index)) return false
  }
  return at === end
}

/** As forms are written. WHATWG URL, 5.1 */
function decode(text: string): string {
  return decodePercent(text.replaceAll('+', ' '))
}
