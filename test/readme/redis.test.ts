// The README's recipe for Redis, as a process of its own, outlives its Redis.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { expect, it } from 'vitest'
import { hasRedis, startRedis } from '../examples/processes.ts'
import { describeWhere } from '../support/run-if.ts'
import { allSnippets } from './snippets.ts'

const folder = new URL('./generated/', import.meta.url)

describeWhere(hasRedis, 'no redis-server is installed')("the library's README", () => {
  it('has a recipe for Redis that tells of a lost connection and goes on', async () => {
    const redis = await startRedis()
    const recipe = (await allSnippets()).find(({ code }) => code.includes('relay: {'))?.code ?? ''
    const file = new URL('redis.js', folder)
    const url = JSON.stringify(redis.url)
    const code = recipe.replaceAll('createClient()', `createClient({ url: ${url} })`)
    await mkdir(folder, { recursive: true })
    await writeFile(file, `${code}\nconsole.log('ready')\n`)
    const app = spawn(process.execPath, ['--import', 'tsx', file.pathname])
    const exited = once(app, 'exit')
    await once(createInterface(app.stdout), 'line')
    const told = once(createInterface(app.stderr), 'line')
    await redis.stop()
    expect((await told)[0]).toMatch(/^Redis: /)
    expect(app.exitCode).toBe(null)
    app.kill()
    expect(await exited).toEqual([null, 'SIGTERM'])
  })
})
