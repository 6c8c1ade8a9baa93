// How a server is started on each runtime. The bench's own packages bring Deno and Bun, the project's
// wrangler brings workerd; no install script runs, since each platform's package holds the binary.

import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Command } from './server-process.ts'

/** A script is named from this folder. */
export function onNode(script: string, env: Record<string, string> = {}): Command {
  return { file: process.execPath, args: [inBench(script)], env, isNode: true }
}

/** Ours as `npm start` has it, with its options for Node. */
export function asNpmStarts(env: Record<string, string>): Command {
  const { scripts } = createRequire(import.meta.url)('../package.json') as {
    scripts: { start: string }
  }
  const [, ...args] = scripts.start.split(' ')
  const script = inBench(`../${args.pop()}`)
  return { file: process.execPath, args: [...args, script], env, isNode: true }
}

/** With what `deno task dev` allows. */
export function onDeno(script: string, env: Record<string, string> = {}): Command {
  const allowed = ['--allow-net', '--allow-env', '--allow-read', '--allow-sys=hostname']
  return {
    file: binaries.deno(),
    args: ['run', '--no-prompt', ...allowed, inBench(script)],
    env: { ...env, DENO_NO_UPDATE_CHECK: '1' },
    isNode: false,
  }
}

export function onBun(script: string, env: Record<string, string> = {}): Command {
  return { file: binaries.bun(), args: ['run', inBench(script)], env, isNode: false }
}

/** It tells its port on standard output. */
export function onWorkerd(config: string): Command {
  const args = ['serve', '--control-fd=1', inBench(config)]
  return { file: binaries.workerd(), args, isNode: false }
}

/** Where the runtimes are. */
export const binaries = {
  deno: () => inPlatformPackage('@deno', 'deno'),
  bun: () => inPlatformPackage('@oven', 'bin/bun'),
  workerd: (): string => {
    const { default: path } = createRequire(import.meta.url)('workerd') as { default: string }
    return path
  },
}

/** Of the packages for all platforms, npm has installed the one for this. */
function inPlatformPackage(scope: string, binary: string): string {
  const parent = inBench(`node_modules/${scope}`)
  const [name] = readdirSync(parent)
  if (name === undefined) throw new Error(`${parent} has no binary for this platform`)
  return `${parent}/${name}/${binary}`
}

function inBench(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
