// The programs of the library's README on Deno and Bun, as they stand there, with the packed library.

import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, it, onTestFinished } from 'vitest'
import { asInstalled, pack, project, removeFolder, type Tarballs } from './package/packed.ts'
import { commandFor, expectEcho, start, writePrograms } from './package/programs.ts'
import { binaries } from './runtimes/binaries.ts'

describe('of the programs of the README', () => {
  let tarballs: Tarballs
  let folder = ''
  beforeAll(async () => {
    tarballs = await pack()
    const packages = ['hono', '@hono/node-server', '@hono/node-ws', 'ws'].map(asInstalled)
    folder = await project(tarballs.library, ...(await Promise.all(packages)))
    await writePrograms(folder)
  })
  afterAll(() => Promise.all([tarballs.folder, folder].map(removeFolder)))

  it.each([
    ['deno.js', binaries.deno],
    ['bun.js', binaries.bun],
  ])('%s echoes', async (program, binary) => {
    const [, ...args] = await commandFor(program)
    const server = await start(folder, [resolve(binary()), ...args])
    onTestFinished(() => server.stop())
    await expectEcho(server.url)
  })
})
