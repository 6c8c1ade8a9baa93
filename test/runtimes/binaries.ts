// The other runtimes, from their npm packages: fetched when their tests run and kept out of this
// project's own dependencies. No install script runs; each platform's package holds the binary itself.

import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const folder = '.runtimes'

const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`

/** Each line of Node beside the one that runs the tests. */
export const nodeLines = { 22: '22.23.3', 24: '24.21.0', 26: '26.10.0' } as const

const packages = {
  deno: '2.9.6',
  bun: '1.4.5',
  'node-22': `npm:node-${platform}@${nodeLines[22]}`,
  'node-24': `npm:node-${platform}@${nodeLines[24]}`,
  'node-26': `npm:node-${platform}@${nodeLines[26]}`,
}

/** Where the binaries are, once they are fetched. */
export const binaries = {
  deno: () => inPlatformPackage('@deno', 'deno'),
  bun: () => inPlatformPackage('@oven', 'bin/bun'),
  node: (line: keyof typeof nodeLines) => join(folder, `node_modules/node-${line}/bin/node`),
}

/** For vitest: runs before the tests. What is there already is not fetched again. */
export async function setup(): Promise<void> {
  await mkdir(folder, { recursive: true })
  const manifest = { private: true, dependencies: packages }
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2))
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock']
  await promisify(execFile)('npm', ['install', ...flags], { cwd: folder })
}

/** Of the packages for all platforms, npm has installed the one for this. */
function inPlatformPackage(scope: string, binary: string): string {
  const parent = join(folder, 'node_modules', scope)
  const [name = ''] = readdirSync(parent)
  return join(parent, name, binary)
}
