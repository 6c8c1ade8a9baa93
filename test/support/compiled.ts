// The sources compiled as the build does, in a folder of their own.

import { execFile } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Compiles `src`; the folder is the caller's to remove. */
export async function compileSources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'edge-echo-'))
  const compiler = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.build.json']
  await promisify(execFile)(process.execPath, [...compiler, '--outDir', folder])
  return folder
}
