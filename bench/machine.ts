// Where the figures are from: the machine, and the versions of what ran on it.

import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { promisify } from 'node:util'
import { binaries } from './commands.ts'

export interface Machine {
  cpu: string
  cores: number
  memoryGiB: number
  kernel: string
  /** By name, as each tells it itself. */
  versions: Record<string, string>
}

export async function describeMachine(): Promise<Machine> {
  const release = await readFile('/proc/sys/kernel/osrelease', 'utf8')
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: `Linux ${/^\d+\.\d+/.exec(release)?.[0]}`,
    versions: {
      Node: process.version.slice(1),
      Deno: await versionOf(binaries.deno()),
      Bun: await versionOf(binaries.bun()),
      workerd: await versionOf(binaries.workerd()),
      ...(await pinnedPackages()),
    },
  }
}

async function versionOf(binary: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['--version'])
  return /\d[\d.-]+\d/.exec(stdout)?.[0] ?? 'unknown'
}

/** Those of the peers; the bench's package.json names them exactly. */
async function pinnedPackages(): Promise<Record<string, string>> {
  const manifest = await readFile(new URL('package.json', import.meta.url), 'utf8')
  const { dependencies } = JSON.parse(manifest) as { dependencies: Record<string, string> }
  const named = ['ws', 'bufferutil', '@hono/node-ws', 'crossws', 'socket.io', 'hono']
  return Object.fromEntries(named.map((name) => [name, dependencies[name] ?? 'unknown']))
}

/** One sentence. */
export function inWords({ cpu, cores, memoryGiB, kernel, versions }: Machine): string {
  const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${kernel}; ${named.join(', ')}.`
}
