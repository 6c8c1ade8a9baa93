// `npm run build`: compiles src to dist, and makes a package of the library there. Its manifest says
// only what is its own; the rest, with the range of a peer that says `*`, is that of the service.

import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { bundleClient } from './bundle-client.ts'
import { shipSources } from './ship-sources.ts'

interface Manifest {
  version: string
  license: string
  engines: Record<string, string>
  dependencies: Record<string, string>
  // Written by the release: it knows where the sources are.
  repository?: { type: string; url: string }
  homepage?: string
  bugs?: string
}

interface LibraryManifest {
  name: string
  description: string
  peerDependencies: Record<string, string>
}

// Else a file that is gone from src would still be shipped.
rmSync('dist', { recursive: true, force: true })
const compiler = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json']
execFileSync(process.execPath, compiler, { stdio: 'inherit' })
await bundleClient('dist/library')
shipSources('src/library', 'dist/library')
writeFileSync('dist/library/package.json', `${JSON.stringify(libraryManifest(), null, 2)}\n`)
copyFileSync('src/library/README.md', 'dist/library/README.md')
copyFileSync('LICENSE', 'dist/library/LICENSE')
copyFileSync('CHANGELOG.md', 'dist/library/CHANGELOG.md')

function libraryManifest() {
  const { version, license, engines, dependencies, homepage, bugs, ...service } =
    readJson<Manifest>('package.json')
  const { name, description, ...own } = readJson<LibraryManifest>('src/library/package.json')
  const repository = service.repository && { ...service.repository, directory: 'src/library' }
  const peerDependencies = Object.fromEntries(
    Object.entries(own.peerDependencies).map(([peer, range]) => [
      peer,
      range === '*' ? rangeOf(peer, dependencies) : range,
    ]),
  )
  const where = { repository, homepage, bugs }
  return { name, version, description, license, ...where, engines, ...own, peerDependencies }
}

function rangeOf(peer: string, dependencies: Record<string, string>): string {
  const range = dependencies[peer]
  if (range === undefined) throw new Error(`The peer ${peer} is no dependency of the service`)
  return range
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
