// The commands of the service's README, in a clone.

import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { cleanClone, removeFolder, run } from './packed.ts'
import { expectEcho, start } from './programs.ts'

describe('a clone', () => {
  let clone = ''
  beforeAll(async () => {
    clone = await cleanClone()
  })
  afterAll(() => removeFolder(clone))

  it('is served by npm start, which builds it', async () => {
    const server = await start(clone, ['env', 'PORT=0', 'npm', 'start'])
    onTestFinished(() => server.stop())
    await expectEcho(server.url)
    const answer = await fetch(`${server.url}/echo?message=hello`)
    expect(await answer.text()).toBe('hello')
  })

  it('without its dev dependencies says what to type', async () => {
    await Promise.all(
      ['dist', 'node_modules'].map((name) => rm(join(clone, name), { recursive: true })),
    )
    const starting = run('npm', ['start'], { cwd: clone })
    await expect(starting).rejects.toThrow(
      'Cannot build: the dev dependencies are not installed. Run: npm ci --include=dev',
    )
  })
})
