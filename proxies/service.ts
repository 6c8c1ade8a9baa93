// The service behind the proxies, as `npx edge-echo` starts it.

import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Child } from './child.ts'

export interface Service {
  port: number
  stop: () => Promise<void>
}

const entry = fileURLToPath(new URL('../src/service/main/cli.ts', import.meta.url))
const START_MS = 20_000

/** Without a heartbeat: what is silent is to be silent. */
export async function startService(): Promise<Service> {
  const child = new Child(process.execPath, ['--import', 'tsx', entry, '--port', '0'], {
    HEARTBEAT_SECONDS: '0',
    LOG_LEVEL: 'silent',
  })
  const startedAt = performance.now()
  for (;;) {
    const [, port] = /ws:\/\/[^/]+:(\d+)/.exec(child.output) ?? []
    if (port !== undefined) return { port: Number(port), stop: () => child.stop() }
    if (!child.isRunning || performance.now() - startedAt > START_MS) {
      await child.stop()
      throw new Error(`The service does not start: ${child.output}`)
    }
    await pause(50)
  }
}
