// A free port, and the time at which somebody listens there.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Child } from './child.ts'

const START_MS = 20_000
const ATTEMPT_MS = 50

export async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** @throws Error with what the program has printed, when it ends or does not listen in time */
export async function listening(name: string, child: Child, port: number): Promise<void> {
  const startedAt = performance.now()
  while (!(await accepts(port))) {
    if (!child.isRunning) throw new Error(`${name} does not start: ${child.output}`)
    if (performance.now() - startedAt > START_MS) {
      throw new Error(`${name} does not listen within ${START_MS / 1000} s: ${child.output}`)
    }
    await pause(ATTEMPT_MS)
  }
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect({ port, host: '127.0.0.1' })
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
