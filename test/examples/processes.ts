// What the chat's tests on Node start: a Redis of their own, and the chat as a process.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'

/** Whether Debian's package `redis-server`, or another Redis, is installed. */
export const hasRedis = (() => {
  try {
    execFileSync('redis-server', ['--version'])
    return true
  } catch {
    return false
  }
})()

export interface Started {
  url: string
  stop(): Promise<void>
}

/** Keeps nothing on disk. */
export async function startRedis(): Promise<Started> {
  const port = await freePort()
  const flags = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const redis = spawn('redis-server', flags, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface(redis.stdout)) {
    if (line.includes('Ready to accept connections')) break
  }
  redis.stdout.resume()
  return { url: `redis://127.0.0.1:${port}`, stop: () => end(redis) }
}

/** On a free port; its URL is the first line that it prints. With `ignore` nobody sees what it reports of a lost Redis. */
export async function startChat(
  env: Record<string, string> = {},
  stderr: 'inherit' | 'ignore' = 'inherit',
): Promise<Started> {
  const chat = spawn(process.execPath, ['--import', 'tsx', 'examples/chat/node.ts'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', stderr],
  })
  const [line] = await once(createInterface(chat.stdout), 'line')
  return { url: String(line), stop: () => end(chat) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill()
  await ended
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return address.port
}
