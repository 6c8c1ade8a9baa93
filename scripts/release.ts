// `npm run release -- 1.2.3`: gives both packages the version, and the changelog, in one commit with a tag.
// Pushing the tag publishes. With `--dry-run` it says what would be published and leaves all as it was.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { releaseIn } from './changelog.ts'

const CHANGED = [
  'package.json',
  'package-lock.json',
  'CHANGELOG.md',
  'src/service/version.ts',
  'examples/deploy/kubernetes.yaml',
]

const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { stdio: 'inherit' })
const ask = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: 'utf8' }).trim()

const isDryRun = process.argv.includes('--dry-run')
const [version = ''] = process.argv.slice(2).filter((arg) => arg !== '--dry-run')
const problem = problemWith(version)
if (problem === null) release()
else {
  console.error(problem)
  process.exitCode = 1
}

function problemWith(version: string): string | null {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return 'Usage: npm run release -- 1.2.3 [--dry-run]'
  if (ask('git', 'status', '--porcelain') !== '')
    return 'Cannot release: there are changes without a commit'
  if (ask('git', 'tag', '--list', `v${version}`) !== '')
    return `Cannot release: there is a tag v${version}`
  return null
}

function release(): void {
  try {
    change()
    run('npm', 'run', 'build')
    // The second is the library, which has the version of the first.
    for (const folder of ['.', './dist/library']) run('npm', 'publish', '--dry-run', folder)
  } catch (error) {
    restore()
    throw error
  }
  if (isDryRun) restore()
  else commit()
}

function commit(): void {
  run('git', 'commit', '--message', `Release ${version}`, ...CHANGED)
  run('git', 'tag', '--annotate', `v${version}`, '--message', `Release ${version}`)
  console.log(`To publish it: git push origin HEAD v${version}`)
}

function change(): void {
  run('npm', 'version', version, '--no-git-tag-version', '--allow-same-version')
  const today = new Date().toISOString().slice(0, 10)
  rewrite('CHANGELOG.md', (text) => releaseIn(text, version, today))
  rewrite('src/service/version.ts', (text) => text.replace(/'\d[^']*'/, `'${version}'`))
  rewrite('examples/deploy/kubernetes.yaml', (text) =>
    text.replace(/(image: \S+:)\S+/, `$1${version}`),
  )
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

function restore(): void {
  run('git', 'checkout', '--quiet', '--', ...CHANGED)
}
