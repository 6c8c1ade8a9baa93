// What the READMEs have one copy runs as it stands there, in a folder that has the packed library and none
// of our sources. On Deno and Bun: test/programs.runtime.ts.

import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { snippetsOf } from '../readme/snippets.ts'
import { asInstalled, pack, project, removeFolder, run, type Tarballs } from './packed.ts'
import { commandFor, expectEcho, launch, pointAt, start, writePrograms } from './programs.ts'

describe('the programs of the READMEs', () => {
  let tarballs: Tarballs
  let folder = ''
  beforeAll(async () => {
    tarballs = await pack()
    const packages = ['hono', '@hono/node-server', '@hono/node-ws', 'ws'].map(asInstalled)
    folder = await project(tarballs.library, ...(await Promise.all(packages)))
    await writePrograms(folder)
  })
  afterAll(() => Promise.all([tarballs.folder, folder].map(removeFolder)))

  async function starting(command: string[]) {
    const program = await start(folder, command)
    onTestFinished(() => program.stop())
    return program
  }

  it('node.js echoes', async () => {
    await expectEcho((await starting(await commandFor('node.js'))).url)
  })

  it('worker.js echoes, by wrangler', async () => {
    const [npx, wrangler, ...args] = await commandFor('worker.js')
    expect([npx, wrangler]).toEqual(['npx', 'wrangler'])
    const command = [
      resolve('node_modules/.bin/wrangler'),
      ...args,
      '--port',
      '0',
      '--ip',
      '127.0.0.1',
    ]
    await expectEcho((await starting(command)).url)
  })

  it('memory.js says hello', async () => {
    expect((await run(process.execPath, ['memory.js'], { cwd: folder })).stdout).toBe('hello\n')
  })

  it('client.js says hello to a server', async () => {
    const { url } = await starting(await commandFor('node.js'))
    await pointAt(folder, 'client.js', `${url.replace('http', 'ws')}/echo`)
    const { stdout } = await run(process.execPath, ['client.js'], { cwd: folder })
    expect(stdout).toBe('hello\n')
  })

  it('feed.js stays connected, and prints what comes', async () => {
    const { url } = await starting(await commandFor('node.js'))
    await pointAt(folder, 'feed.js', `${url.replace('http', 'ws')}/echo`)
    const program = launch(folder, [process.execPath, 'feed.js'])
    onTestFinished(() => program.stop())
    expect(await program.says(/subscribe/)).toBe('subscribe')
  })

  it('watch.js tells of a close', async () => {
    const program = await starting(await commandFor('./watch.js'))
    await expectEcho(program.url)
    expect(await program.says(/^\/echo 1005$/m)).toBe('/echo 1005')
  })

  it('the first one of the service echoes', async () => {
    const [first] = await snippetsOf('README.md')
    const code = first?.code.replace('port: 3000', 'port: 0') ?? ''
    await writeFile(join(folder, 'first.js'), code)
    await expectEcho((await starting([process.execPath, 'first.js'])).url)
  })
})
