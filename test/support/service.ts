// The service with settings of a test's choice, on either runtime: as a process of its own on Node,
// as `wrangler dev` runs it on workerd.

import { overNetwork } from '../behaviour/network.ts'
import type { Target } from '../behaviour/runtime.ts'
import { startWorker } from '../runtimes/worker.ts'
import { startProcess } from './server-process.ts'

export interface Service {
  target: Target
  stop(): Promise<unknown>
}

type Settings = Record<string, string>

export const startOn: Record<'Node' | 'workerd', (settings: Settings) => Promise<Service>> = {
  async Node(settings) {
    const server = await startProcess({ env: settings })
    return {
      target: overNetwork(server.url),
      stop() {
        server.kill('SIGKILL')
        return server.exit
      },
    }
  },
  async workerd(settings) {
    const vars = Object.entries(settings).map(
      ([name, value]) => [name, { type: 'plain_text', value }] as const,
    )
    const worker = await startWorker({
      config: 'wrangler.toml',
      bindings: Object.fromEntries(vars),
    })
    return { target: overNetwork(worker.url), stop: worker.stop }
  },
}
