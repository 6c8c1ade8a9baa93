import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { binaries } from './runtimes/binaries.ts'

const library = 'src/library'

async function manifest(name: string) {
  return JSON.parse(await readFile(`${library}/${name}`, 'utf8'))
}

describe('the library, as a package of JSR', () => {
  it('has the name, the entries and the peers of the package of npm', async () => {
    const [jsr, npm] = await Promise.all([manifest('jsr.json'), manifest('package.json')])
    const entries = Object.keys(npm.exports).filter((entry) => entry !== './package.json')
    expect(jsr.name).toBe(npm.name)
    expect(Object.keys(jsr.exports)).toEqual(entries)
    expect(Object.keys(jsr.imports).sort()).toEqual(Object.keys(npm.peerDependencies).sort())
    expect(jsr.imports.hono).toBe(`npm:hono@${npm.peerDependencies.hono}`)
  })

  it('can be published: its types are explicit, and it changes no other package', async () => {
    const flags = ['publish', '--dry-run', '--allow-dirty', '--set-version', '0.0.0']
    // Else the package.json beside it sends Deno to node_modules.
    const env = { ...process.env, DENO_NO_PACKAGE_JSON: '1' }
    const run = promisify(execFile)
    const { stderr } = await run(resolve(binaries.deno()), flags, { cwd: library, env })
    expect(stderr).toContain('Dry run complete')
  })
})
