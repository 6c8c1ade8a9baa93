// The sources of the library beside what was compiled of them, for an editor to go to a definition in
// them: the compiler's declaration maps name files that a package does not have.

import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

/** Copies the TypeScript of `sources` to `library/src`, and has the maps in `library` name these files. */
export function shipSources(sources: string, library: string): void {
  const copies = join(library, 'src')
  for (const map of filesIn(library, '.d.ts.map')) redirect(map, sources, copies)
  for (const file of filesIn(sources, '.ts')) cpSync(file, join(copies, relative(sources, file)))
}

function redirect(map: string, sources: string, copies: string): void {
  const folder = dirname(map)
  const content = JSON.parse(readFileSync(map, 'utf8')) as { sources: string[] }
  content.sources = content.sources.map((source) =>
    relative(folder, join(copies, relative(sources, resolve(folder, source)))),
  )
  writeFileSync(map, JSON.stringify(content))
}

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
}
