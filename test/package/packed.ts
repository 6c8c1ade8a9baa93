// The two packages as somebody else gets them: packed from a copy of what git has, with nothing built in
// it, and installed in an empty folder.

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export const run = promisify(execFile)

const repository = join(import.meta.dirname, '../..')

export interface Tarballs {
  readonly folder: string
  readonly library: string
  readonly service: string
}

/** Packs both; the folder is the caller's to remove. */
export async function pack(): Promise<Tarballs> {
  const folder = await newFolder()
  const clone = await cleanClone()
  try {
    // First, since it builds what the other one packs.
    await packInto(folder, clone, '.')
    await packInto(folder, clone, './dist/library')
  } finally {
    await rm(clone, { recursive: true, force: true })
  }
  const tarball = async (pattern: RegExp) => {
    const name = (await readdir(folder)).find((file) => pattern.test(file))
    if (name === undefined) throw new Error(`No tarball has a name like ${pattern}`)
    return join(folder, name)
  }
  return {
    folder,
    library: await tarball(/^edge-echo-websocket-/),
    service: await tarball(/^edge-echo-\d/),
  }
}

async function packInto(folder: string, clone: string, path: string): Promise<void> {
  await run('npm', ['pack', path, '--pack-destination', folder], { cwd: clone })
}

/** What is under version control, as it stands now, beside the dependencies that are installed. */
export async function cleanClone(): Promise<string> {
  const clone = await newFolder()
  const { stdout } = await run('git', ['ls-files', '-z', '--deduplicate'], { cwd: repository })
  const files = stdout.split('\0').filter((file) => file !== '')
  await Promise.all(files.map((file) => cp(join(repository, file), join(clone, file))))
  await symlink(join(repository, 'node_modules'), join(clone, 'node_modules'))
  return clone
}

/** An empty project with these packages and nothing else; its folder is the caller's to remove. */
export async function project(...packages: string[]): Promise<string> {
  const folder = await newFolder()
  await writeFile(join(folder, 'package.json'), '{ "type": "module", "private": true }')
  // What `npm ci` has fetched is in npm's cache.
  const flags = ['--prefer-offline', '--omit=optional', '--no-audit', '--no-fund']
  await run('npm', ['install', ...flags, ...packages], { cwd: folder })
  return folder
}

/** A dependency of ours as the lock file has it, for the cache to have it too. */
export async function asInstalled(name: string): Promise<string> {
  const { version } = JSON.parse(
    await readFile(join(repository, 'node_modules', name, 'package.json'), 'utf8'),
  ) as { version: string }
  return `${name}@${version}`
}

export const removeFolder = (folder: string) => rm(folder, { recursive: true, force: true })

function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'edge-echo-'))
}

export interface Compilation {
  module: 'nodenext' | 'esnext'
  moduleResolution: 'nodenext' | 'bundler'
  /** The packages of types that the project has. Default none. */
  types?: string[]
}

/** Type-checks a file of the project as strictly as can be, the declarations that it brings in included. */
export async function compile(
  folder: string,
  file: string,
  { types = [], ...options }: Compilation,
): Promise<void> {
  const compilerOptions = {
    ...options,
    noEmit: true,
    strict: true,
    skipLibCheck: false,
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.asynciterable'],
    typeRoots: [join(repository, 'node_modules/@types')],
    types,
  }
  const config = join(folder, `tsconfig.${file}.json`)
  await writeFile(config, JSON.stringify({ compilerOptions, files: [file] }))
  await run(join(repository, 'node_modules/.bin/tsc'), ['--project', config], { cwd: folder })
}
