// How a server is started on each runtime. The bench's own packages bring Deno and Bun, the project's
// wrangler brings workerd; no install script runs, since each platform's package holds the binary.

import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { v8Options } from '../src/service/processes/v8-options.ts'
import type { Command } from './server-process.ts'

const require = createRequire(import.meta.url)

/** A script is named from this folder. */
export function onNode(script: string, env: Record<string, string> = {}): Command {
  return { file: process.execPath, args: [inBench(script)], env, isNode: true }
}

/** Ours, or a script of this folder, as `npm start` has it: with its options for Node. */
export function asNpmStarts(env: Record<string, string>, script?: string): Command {
  const { scripts } = require('../package.json') as { scripts: { start: string } }
  const own = script === undefined ? ownArguments(scripts.start) : [inBench(script)]
  // With options for Node it serves in the process that is measured.
  return { file: process.execPath, args: [...v8Options, ...own], env, isNode: true }
}

/** Ours as `deno task dev` has it, with its options for V8. */
export function asDenoTaskStarts(env: Record<string, string>): Command {
  const { tasks } = require('../deno.json') as { tasks: { dev: string } }
  return deno(ownArguments(tasks.dev), env)
}

export function onDeno(script: string): Command {
  return deno(['run', '--allow-net', inBench(script)])
}

function deno(args: readonly string[], env: Record<string, string> = {}): Command {
  const quiet = { DENO_NO_UPDATE_CHECK: '1', DENO_NO_PROMPT: '1' }
  return { file: binaries.deno(), args, env: { ...env, ...quiet }, isNode: false }
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
    const { default: path } = require('workerd') as { default: string }
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

/** The arguments of a command of the project, which ends with the script that it runs. */
function ownArguments(command: string): string[] {
  const [, ...args] = command.split(' ')
  const script = inBench(`../${args.pop()}`)
  return [...args, script]
}

function inBench(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
