// A server under test: a process of its own, started by a command, found by the URL that it prints.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { processTree, residentBytes } from './load/processes.ts'

export interface Command {
  file: string
  args: readonly string[]
  env?: Record<string, string>
  /** Node takes a module that collects garbage when asked. */
  isNode: boolean
}

const START_TIMEOUT_MS = 20_000

const collectGarbage = new URL('servers/collect-garbage.mjs', import.meta.url).href

export class ServerProcess {
  readonly port: number
  readonly pids: readonly number[]
  readonly #child: ChildProcess
  readonly #isNode: boolean

  private constructor(child: ChildProcess, port: number, isNode: boolean) {
    this.#child = child
    this.#isNode = isNode
    this.port = port
    this.pids = processTree(child.pid ?? 0)
  }

  static async start({ file, args, env, isNode }: Command): Promise<ServerProcess> {
    const child = spawn(file, isNode ? ['--import', collectGarbage, ...args] : args, {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', isNode ? 'ipc' : 'ignore'],
    })
    return new ServerProcess(child, await printedPort(child), isNode)
  }

  /** What the process holds; on Node after a collection, so that garbage is not counted. */
  async memory(): Promise<number> {
    if (this.#isNode) {
      this.#child.send('collect garbage')
      await once(this.#child, 'message')
    } else {
      await sleep(2000)
    }
    return residentBytes(this.pids)
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    // Children first: a wrapper would leave them behind.
    for (const pid of [...this.pids].reverse()) process.kill(pid, 'SIGKILL')
    await exited
  }
}

async function printedPort(child: ChildProcess): Promise<number> {
  const stdout = child.stdout as Readable
  const timer = setTimeout(() => child.kill(), START_TIMEOUT_MS)
  let printed = ''
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    const port = /:\/\/[^\s"]+?:(\d+)/.exec(printed)?.[1]
    if (port === undefined) continue
    clearTimeout(timer)
    stdout.resume()
    return Number(port)
  }
  throw new Error(`${child.spawnargs.join(' ')} has printed no URL: ${printed}`)
}
