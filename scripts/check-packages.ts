// `npm run packages`: both packages as npm would publish them, by publint and by Are the types wrong.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

// The packages are ES modules alone, which `require` takes too from Node 20.19 on, and their entries are
// in `exports`, which the resolution of before Node 12 does not know.
const accepted = new Set(['CJSResolvesToESM', 'NoResolution'])

const folder = mkdtempSync(join(tmpdir(), 'edge-echo-'))
try {
  for (const path of ['.', './dist/library']) await check(pack(path), path)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function check(tarball: Uint8Array<ArrayBuffer>, path: string): Promise<void> {
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true })
  const analysis = await checkPackage(createPackageFromTarballData(tarball))
  const problems = analysis.types
    ? analysis.problems.filter(({ kind }) => !accepted.has(kind))
    : ['no types']
  const found = [
    ...messages.map((message) => formatMessage(message, pkg)),
    ...problems.map((problem) => JSON.stringify(problem)),
  ]
  for (const text of found) console.error(`${path}: ${text}`)
  if (found.length > 0) process.exitCode = 1
}

/** Packs without the scripts: they have built already. */
function pack(path: string): Uint8Array<ArrayBuffer> {
  const flags = ['--ignore-scripts', '--json', '--pack-destination', folder]
  const output = execFileSync('npm', ['pack', path, ...flags], { encoding: 'utf8' })
  const [{ filename }] = JSON.parse(output) as [{ filename: string }]
  return new Uint8Array(readFileSync(join(folder, filename)))
}
