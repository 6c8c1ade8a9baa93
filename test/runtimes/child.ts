// The two apps on a runtime of its own: each a child process that says where it listens.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { overNetwork } from '../behaviour/network.ts'
import type { Runtime } from '../behaviour/runtime.ts'

/** A command with its arguments. */
type Command = readonly [string, ...string[]]

export async function startChildren(commands: Record<'service' | 'fixture', Command>) {
  const service = await startChild(commands.service)
  const fixture = await startChild(commands.fixture)
  const runtime: Runtime = {
    service: overNetwork(service.url),
    fixture: overNetwork(fixture.url),
    async stop() {
      await Promise.all([service.stop(), fixture.stop()])
    },
  }
  return runtime
}

/** Starts a server; resolves once it says where it listens, rejects when it exits instead. */
export async function startChild([command, ...args]: Command, env: Record<string, string> = {}) {
  const child = spawn(command, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exit = once(child, 'close')
  const listening = new Promise<string>((resolve) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString()
      const url = output.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0]
      if (url !== undefined) resolve(url)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  const exited = exit.then(([code]) => {
    throw new Error(`${command} ${args.join(' ')} exited with ${code}: ${output}`)
  })
  return {
    url: await Promise.race([listening, exited]),
    output: () => output,
    /** Asks it to end, and rejects unless it ends well. */
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      const [code] = await exit
      if (code !== 0) throw new Error(`${command} ${args.join(' ')} exited with ${code}: ${output}`)
    },
  }
}
