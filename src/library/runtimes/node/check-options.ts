// Options of which one would be without effect, or that make no sense, told before anything is done.

import { checkServerNumbers } from '../shared/server-numbers.ts'
import type { ServeOptions } from './serve-options.ts'

/**
 * @throws TypeError that says which options exclude one another
 * @throws RangeError for a number that makes no sense
 */
export function checkOptions(options: ServeOptions): void {
  checkServerNumbers(options)
  const { server, path } = options
  const given = (names: readonly (keyof ServeOptions)[]) =>
    names.find((name) => options[name] !== undefined)
  const made = given(['createServer', 'serverOptions'])
  if (server !== undefined && made !== undefined) {
    throw new TypeError(
      `Cannot serve: with \`server\` no server is made, so \`${made}\` has no effect`,
    )
  }
  if (server === undefined && options.takes !== undefined) {
    throw new TypeError(
      'Cannot serve: `takes` is for a `server` that has other listeners, and none is given',
    )
  }
  const address = given(['port', 'hostname'])
  if (path !== undefined && address !== undefined) {
    throw new TypeError(`Cannot listen: a \`path\` is a Unix socket, which has no \`${address}\``)
  }
  const anywhere = given(['path', 'port', 'hostname'])
  if (server?.listening && anywhere !== undefined) {
    throw new TypeError(
      `Cannot listen: the \`server\` does already, so \`${anywhere}\` has no effect`,
    )
  }
}
