import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

/** What a script tells that can ask for a garbage collection. */
async function told(script: string, ...args: string[]): Promise<unknown> {
  const options = ['--expose-gc', '--import', 'tsx']
  const { stdout } = await promisify(execFile)(process.execPath, [...options, script, ...args])
  return JSON.parse(stdout)
}

/** A busy machine takes its time; the timeout exists only to fail. */
const PATIENCE_MS = 120_000

it(
  '10,000 sessions that were opened and closed leave none behind',
  async () => {
    expect(await told('test/node/open-and-close.ts', '10000')).toEqual({ opened: 10_000, left: 0 })
  },
  PATIENCE_MS,
)

it.each([
  ['an answer', '/'],
  ['an answer that is passed on as fetch() gave it', '/passed-on'],
])(
  '20,000 chunks of %s leave less than 20 bytes each behind while it goes on',
  async (_what, path) => {
    const { left } = (await told('test/node/long-stream.ts', '20000', path)) as { left: number }
    expect(left / 20_000).toBeLessThan(20)
  },
)
