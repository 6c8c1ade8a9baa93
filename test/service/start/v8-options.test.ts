// What V8 is given stands in one place, and every way to start the service has it.

import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { expect, it, onTestFinished } from 'vitest'
import { v8Options } from '../../../src/service/processes/v8-options.ts'
import { startProcess } from '../../support/server-process.ts'

it('starts the container with the command of npm start', async () => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const [, command = ''] = (await readFile('Dockerfile', 'utf8')).match(/^CMD (\[.*\])$/m) ?? []
  expect(JSON.parse(command).join(' ')).toBe(scripts.start)
})

it.each([
  ['npm start', ['src/service/main/node.ts']],
  ['the command', ['src/service/main/cli.ts', '--port', '0']],
])('gives them to the process that serves for %s', async (_what, args) => {
  // The loader is no option of this process, as with what is compiled.
  const env = { PATH: process.env.PATH, NODE_OPTIONS: '--import tsx', PORT: '0' }
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  await once(createInterface({ input: child.stdout }), 'line')
  expect(await optionsOfChildren(child.pid)).toEqual([v8Options])
})

it('leaves a process with options of its own as it is', async () => {
  const server = await startProcess()
  onTestFinished(() => server.kill('SIGKILL'))
  expect(await optionsOfChildren(server.pid)).toEqual([])
})

/** With what the processes that serve below that one were started, each by itself. */
async function optionsOfChildren(parent: number | undefined): Promise<string[][]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'ppid=,args='])
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([ppid, ...args]) => Number(ppid) === parent && args.join(' ').includes('node-worker'))
    .map((words) => words.filter((word) => word.startsWith('--')))
}
