// The client on Deno and on Bun, by the WebSocket that they bring, and on Deno by `ws`.

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describeClient, type Run } from './client/client-suite.ts'
import { bunRun } from './runtimes/bun.ts'
import { denoRun } from './runtimes/deno.ts'

const run = promisify(execFile)

/** Each scenario in a process of its own, which has to end by itself. */
const runBy =
  (command: (program: string) => readonly [string, ...string[]], entry = 'index.ts'): Run =>
  async (...scenario) => {
    const [file, ...args] = command('test/client/scenario-program.ts')
    const { stdout } = await run(file, [...args, entry, ...scenario])
    return JSON.parse(stdout).result
  }

describeClient(
  'Deno',
  {
    setsHeaders: true,
    tellsRefusals: false,
    sendsEveryCode: false,
    terminates: false,
    answersInFrontOfAClose: false,
    hearsBehindItsClose: true,
    pings: false,
    tellsRoom: true,
  },
  async () => ({ run: runBy(denoRun) }),
)

describeClient(
  'Deno with ws',
  {
    setsHeaders: true,
    tellsRefusals: true,
    sendsEveryCode: true,
    terminates: true,
    answersInFrontOfAClose: true,
    hearsBehindItsClose: true,
    pings: true,
    tellsRoom: true,
  },
  async () => ({ run: runBy(denoRun, 'deno/index.ts') }),
)

describeClient(
  'Bun',
  {
    setsHeaders: true,
    tellsRefusals: false,
    sendsEveryCode: true,
    terminates: true,
    answersInFrontOfAClose: false,
    hearsBehindItsClose: false,
    pings: true,
    tellsRoom: true,
  },
  async () => ({ run: runBy(bunRun) }),
)
