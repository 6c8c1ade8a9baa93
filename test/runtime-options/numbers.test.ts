import { expect, it } from 'vitest'
import { toBun } from '../../src/library/runtimes/bun/index.ts'
import { toDeno } from '../../src/library/runtimes/deno/index.ts'
import { serve } from '../../src/library/runtimes/node/index.ts'
import type { ServerNumbers } from '../../src/library/runtimes/shared/server-numbers.ts'

const app = { fetch: () => new Response() }

const nonsense: [keyof ServerNumbers, number][] = [
  ['heartbeatSeconds', -1],
  ['heartbeatSeconds', Number.NaN],
  ['heartbeatSeconds', Infinity],
  ['maxConnections', 0],
  ['maxConnections', -1],
  ['maxConnections', 1.5],
  ['maxConnections', Number.NaN],
]

it.each([
  ...nonsense,
  ['shutdownSeconds', -1],
  ['shutdownSeconds', Number.NaN],
  ['shutdownSeconds', 2_147_484],
] as const)('serve on Node rejects with a RangeError for %s: %d', async (name, value) => {
  await expect(serve(app, { port: 0, [name]: value })).rejects.toThrow(
    expect.objectContaining({
      name: 'RangeError',
      message: expect.stringMatching(`^Cannot serve: \`${name}\` is .+, not ${value}$`),
    }),
  )
})

it.each([...nonsense, ['shutdownSeconds', -1]] as const)(
  'toDeno throws a RangeError for %s: %d',
  (name, value) => {
    expect(() => toDeno(app, { [name]: value })).toThrow(RangeError)
  },
)

it.each([...nonsense, ['maxMessageBytes', 0], ['maxMessageBytes', Infinity]] as const)(
  'toBun throws a RangeError for %s: %d',
  (name, value) => {
    expect(() => toBun(app, { [name]: value })).toThrow(RangeError)
  },
)

it('as many connections as there may be are no nonsense', () => {
  expect(() => toDeno(app, { maxConnections: Infinity, heartbeatSeconds: 0 })).not.toThrow()
})
