// `npm run build`: compiles src to dist, and makes a package of the library there. Its manifest says
// only what is its own; version, license, engines and the ranges of its peers are those of the service.

import { execFileSync } from 'node:child_process'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { bundleClient } from './bundle-client.ts'

interface Manifest {
  version: string
  license: string
  engines: Record<string, string>
  dependencies: Record<string, string>
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
writeFileSync('dist/library/package.json', `${JSON.stringify(libraryManifest(), null, 2)}\n`)
copyFileSync('src/library/README.md', 'dist/library/README.md')
copyFileSync('LICENSE', 'dist/library/LICENSE')

function libraryManifest() {
  const { version, license, engines, dependencies } = readJson<Manifest>('package.json')
  const { name, description, ...own } = readJson<LibraryManifest>('src/library/package.json')
  const peerDependencies = Object.fromEntries(
    Object.keys(own.peerDependencies).map((peer) => [peer, rangeOf(peer, dependencies)]),
  )
  return { name, version, description, license, engines, ...own, peerDependencies }
}

function rangeOf(peer: string, dependencies: Record<string, string>): string {
  const range = dependencies[peer]
  if (range === undefined) throw new Error(`The peer ${peer} is no dependency of the service`)
  return range
}

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T
}
