// The service as a process of its own, as an operator starts it: what a client does to it shows in
// its exit code, in what it logs and in what it says on stderr, none of which a test of the same
// process could see.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'

export interface ServerProcess {
  readonly url: string
  readonly port: number
  readonly pid: number
  /** The lines of the log so far. */
  readonly log: readonly LogLine[]
  /** Lines on stdout that are no JSON: there must be none. */
  readonly babble: readonly string[]
  /** The next line, past or future, that is as `isWanted` wants it. */
  logged(isWanted: (line: LogLine) => boolean): Promise<LogLine>
  stderr(): string
  isAlive(): boolean
  /** The exit code, or the name of the signal that ended it. */
  readonly exit: Promise<number | NodeJS.Signals>
  kill(signal: NodeJS.Signals): void
  /** Closes its IPC channel: an entry that listens there takes its leave. */
  disconnect(): void
  /** What the process answers over its IPC channel, where its entry listens there. */
  ask(question: string): Promise<unknown>
}

export type LogLine = Record<string, unknown> & { msg: string }

export interface StartOptions {
  /** The settings; PORT is 0 unless said. */
  env?: Record<string, string>
  entry?: string
  nodeOptions?: string[]
  /** How many files and connections it may have open at a time. */
  maxOpenFiles?: number
}

/** Starts the service and resolves once it listens; rejects, with its stderr, if it exits instead. */
export async function startProcess(options: StartOptions = {}): Promise<ServerProcess> {
  const started = spawnProcess(options)
  const url = await Promise.race([
    started.logged((line) => typeof line.url === 'string').then((line) => String(line.url)),
    started.exit.then((code) => {
      throw new Error(`The server exited with ${code}: ${started.stderr()}`)
    }),
  ])
  return Object.assign(started, { url, port: Number(new URL(url).port) })
}

/** Starts the service and waits for nothing. */
export function spawnProcess({
  env = {},
  entry = 'src/service/main/node.ts',
  nodeOptions = [],
  maxOpenFiles,
}: StartOptions): Omit<ServerProcess, 'url' | 'port'> {
  const command = [process.execPath, ...nodeOptions, '--import', 'tsx', entry]
  if (maxOpenFiles !== undefined) {
    command.unshift('sh', '-c', `ulimit -n ${maxOpenFiles} && exec "$@"`, 'sh')
  }
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const log: LogLine[] = []
  const babble: string[] = []
  const waiting = new Set<() => void>()
  if (child.stdout === null || child.stderr === null) throw new Error('The process has no output')
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = parse(text)
    if (line === null) babble.push(text)
    else log.push(line)
    for (const look of waiting) look()
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  return {
    pid: child.pid ?? 0,
    log,
    babble,
    logged: (isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const line = log.find(isWanted)
          if (line === undefined) return
          waiting.delete(look)
          resolve(line)
        }
        waiting.add(look)
        look()
      }),
    stderr: () => stderr,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    // 'close' and not 'exit': then all that it said has been read.
    exit: once(child, 'close').then(([code, signal]) => code ?? signal),
    kill: (signal) => void child.kill(signal),
    disconnect: () => child.disconnect(),
    ask: (question) => ask(child, question),
  }
}

function parse(text: string): LogLine | null {
  try {
    return JSON.parse(text) as LogLine
  } catch {
    return null
  }
}

async function ask(child: ChildProcess, question: string): Promise<unknown> {
  const answered = once(child, 'message')
  child.send(question)
  const [answer] = await answered
  return answer
}
