// The programs of the READMEs, as somebody copies them: each by the name in its first line, in a folder
// that has the packed library, and started by the command that the text names.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { overNetwork } from '../behaviour/network.ts'
import { snippetsOf } from '../readme/snippets.ts'

const page = 'src/library/README.md'

/** Writes all of them, on ports that are free. */
export async function writePrograms(folder: string): Promise<void> {
  for (const { file, code } of await snippetsOf(page)) {
    if (file !== null) await writeFile(join(folder, file), code.replace('port: 3000', 'port: 0'))
  }
}

/** Puts something else in place of the address that a program talks to. */
export async function pointAt(folder: string, program: string, url: string): Promise<void> {
  const file = join(folder, program)
  const code = await readFile(file, 'utf8')
  const pointed = code.replace(/wss:\/\/example\.com\/\w+/, url)
  if (pointed === code) throw new Error(`${program} names no address`)
  await writeFile(file, pointed)
}

/** The command that the text has for a program, word by word. */
export async function commandFor(program: string): Promise<string[]> {
  const text = await readFile(page, 'utf8')
  const command = [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code.split(' '))
    .find((words) => words.length > 1 && words.includes(program))
  if (command === undefined) throw new Error(`${page} does not say how ${program} is started`)
  return command
}

export async function expectEcho(url: string): Promise<void> {
  const client = await overNetwork(url).connect('/echo')
  client.send('hello')
  expect(await client.next()).toBe('hello')
  client.close()
  await client.closed
}

/** Starts a program that serves, and resolves once it says where. */
export async function start(folder: string, command: string[]) {
  const program = launch(folder, command)
  return { ...program, url: await program.says(/http:\/\/(127\.0\.0\.1|localhost):\d+/) }
}

/** @param folder where the program is; the command's own file is found from where the tests run */
export function launch(folder: string, [file = '', ...args]: string[]) {
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false' }
  // A process group of its own: Wrangler has processes beside it.
  const child = spawn(file, args, { cwd: folder, env, detached: true })
  const over = once(child, 'close')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output += chunk
    })
  }
  return {
    /** What the program says, past or future, that looks like that; rejects when it ends without. */
    says: (pattern: RegExp) =>
      new Promise<string>((resolve, reject) => {
        const look = () => {
          const found = pattern.exec(output)?.[0]
          if (found !== undefined) resolve(found)
        }
        look()
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        over.then(() => reject(new Error(`${file} ${args.join(' ')} ended: ${output}`)), reject)
      }),
    async stop(): Promise<void> {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
      await over
    },
  }
}
