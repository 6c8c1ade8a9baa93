import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('10,000 sessions that were opened and closed leave none behind', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--expose-gc',
    '--import',
    'tsx',
    'test/node/open-and-close.ts',
    '10000',
  ])
  expect(JSON.parse(stdout)).toEqual({ opened: 10_000, left: 0 })
})
