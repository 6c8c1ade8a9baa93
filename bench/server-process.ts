// A server under test: a process of its own, started by a command, found by the URL that it prints.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { anonymousBytes, processTree } from './load/processes.ts'

export interface Command {
  file: string
  args: readonly string[]
  env?: Record<string, string>
  /** Node takes a module that collects garbage when asked. */
  isNode: boolean
}

const START_TIMEOUT_MS = 20_000

const collectGarbage = new URL('servers/collect-garbage.mjs', import.meta.url).href

/** No server outlives the bench, whatever ends it. */
const running = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

export class ServerProcess {
  /** Whose it is, for errors. */
  readonly name: string
  readonly port: number
  readonly pids: readonly number[]
  readonly #child: ChildProcess
  readonly #isNode: boolean

  private constructor(name: string, child: ChildProcess, port: number, isNode: boolean) {
    this.name = name
    this.#child = child
    this.#isNode = isNode
    this.port = port
    this.pids = processTree(child.pid ?? 0)
  }

  static async start(name: string, { file, args, env, isNode }: Command): Promise<ServerProcess> {
    const child = spawn(file, isNode ? ['--import', collectGarbage, ...args] : args, {
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', isNode ? 'ipc' : 'ignore'],
    })
    running.add(child)
    child.on('exit', () => running.delete(child))
    return new ServerProcess(name, child, await printedPort(name, child), isNode)
  }

  /** What the process holds; on Node after a collection, so that garbage is not counted. */
  async memory(): Promise<number> {
    if (this.#isNode) {
      this.#child.send('collect garbage')
      await once(this.#child, 'message')
    } else {
      await sleep(2000)
    }
    return anonymousBytes(this.pids)
  }

  async stop(): Promise<void> {
    const exited = once(this.#child, 'exit')
    // Children first: a wrapper would leave them behind.
    for (const pid of [...this.pids].reverse()) process.kill(pid, 'SIGKILL')
    await exited
  }
}

async function printedPort(name: string, child: ChildProcess): Promise<number> {
  const stdout = child.stdout as Readable
  const timer = setTimeout(() => child.kill(), START_TIMEOUT_MS)
  let printed = ''
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk
    // In a URL, or in the JSON with which workerd tells it.
    const [, inUrl, inJson] = /:\/\/[^\s"]+?:(\d+)|"port":(\d+)/.exec(printed) ?? []
    const port = inUrl ?? inJson
    if (port === undefined) continue
    clearTimeout(timer)
    stdout.resume()
    return Number(port)
  }
  clearTimeout(timer)
  const command = child.spawnargs.join(' ')
  throw new Error(`${name} does not start: ${command} has told no port: ${printed}`)
}
